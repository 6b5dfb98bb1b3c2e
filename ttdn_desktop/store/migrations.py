"""The structure of a workspace file, as steps that are only appended: each must do in five years what it did on the first day."""

# A step never imports the domain, which will have changed by then.

from sqlite_utils import Database, Migrations

steps = Migrations("ttdn")


@steps()
def m001_first(db: Database) -> None:
    """Aggregates are the truth; plans, tasks, plan_bases, used_units and search_rows are derived from them."""
    for statement in _FIRST:
        db.execute(statement)


@steps()
def m002_templates(db: Database) -> None:
    """The files of templates, packed, by their hash; and which template a plan follows."""
    db.execute("create table template_files (sha256 blob primary key, data blob not null) strict")
    db.execute("create table plan_templates (plan_id text primary key, template_id text not null) strict")


@steps()
def m003_notes(db: Database) -> None:
    """Notes on parts of plans, such as comments of files that came back."""
    db.execute(
        """create table notes (id text primary key, plan_id text not null, node text not null, text text not null, author text not null, at text,
           quote text not null, done integer not null) strict"""
    )
    db.execute("create index notes_by_plan on notes (plan_id)")


@steps()
def m004_sources(db: Database) -> None:
    """The scans that plans were written beside, packed, by their hash. A plan that is deleted and brought back still has its own."""
    db.execute("create table source_files (sha256 blob primary key, data blob not null) strict")
    db.execute("create table plan_sources (plan_id text primary key, sha256 blob not null, name text not null) strict")


@steps()
def m005_library(db: Database) -> None:
    """Files attached to legal documents with the text in them, and the words of library and units for searching, derived from these."""
    for statement in _LIBRARY:
        db.execute(statement)


@steps()
def m006_sentences(db: Database) -> None:
    """The sentences of plans that may be used again, derived from these."""
    db.execute(
        """create table plan_sentences (plan_id text not null, part_id text not null, place integer not null, topic text not null, text text not null,
           primary key (plan_id, part_id, place)) strict"""
    )
    db.execute("create index plan_sentences_by_topic on plan_sentences (topic)")


_FIRST = (
    "create table meta (key text primary key, value any not null) strict",
    "create table aggregates (id text primary key, kind text not null, revision integer not null, sha256 blob not null, data blob not null) strict",
    """create table plans (id text primary key, revision integer not null, changed text not null, year integer, subject text not null,
       issuer text not null, stage text not null, tasks integer not null) strict""",
    """create table tasks (plan_id text not null, id text not null, position integer not null, title text not null, leads text not null,
       partners text not null, time text not null, start text, "end" text, output text not null, primary key (plan_id, id)) strict""",
    'create index tasks_by_end on tasks ("end")',
    """create table plan_bases (plan_id text not null, position integer not null, text text not null, lead text, type text, number text, date text,
       issuer text, subject text, document_id text, primary key (plan_id, position)) strict""",
    "create table used_units (plan_id text not null, name text not null, times integer not null, primary key (plan_id, name)) strict",
    """create table search_rows (rowid integer primary key, plan_id text not null, kind text not null, part_id text not null, text text not null,
       folded text not null, unique (plan_id, kind, part_id)) strict""",
    """create virtual table search using fts5 (text, folded, content='search_rows', content_rowid='rowid', prefix='2 3',
       tokenize="unicode61 remove_diacritics 0")""",
    "insert into search (search, rank) values ('secure-delete', 1)",
    "create table version_bodies (sha256 blob primary key, data blob not null) strict",
    """create table versions (id integer primary key autoincrement, plan_id text not null, at text not null, reason text not null,
       sha256 blob not null) strict""",
    "create index versions_by_plan on versions (plan_id, id)",
    "insert into meta (key, value) values ('revision', 0), ('mark', 'new')",
)

_WORDS = "prefix='2 3', tokenize='unicode61 remove_diacritics 0'"

_LIBRARY = (
    "create table library_files (sha256 blob primary key, data blob not null) strict",
    "create table library_texts (sha256 blob primary key, data blob not null) strict",
    "create table library_uses (document_id text not null, name text not null, sha256 blob not null, primary key (document_id, name, sha256)) strict",
    "create table library_rows (rowid integer primary key, id text not null unique, state blob not null, head text not null) strict",
    "create index library_rows_by_head on library_rows (head)",
    f"create virtual table library_search using fts5 (number, subject, type, issuer, tags, notes, files, plain, {_WORDS})",
    "insert into library_search (library_search, rank) values ('secure-delete', 1)",
    "create table unit_rows (rowid integer primary key, id text not null unique, state blob not null, head text not null) strict",
    "create index unit_rows_by_head on unit_rows (head)",
    f"create virtual table unit_search using fts5 (name, short, place, more, plain, {_WORDS})",
    "insert into unit_search (unit_search, rank) values ('secure-delete', 1)",
)

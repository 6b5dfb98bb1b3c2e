"""What the sections of a plan are about."""

from collections.abc import Iterator

from ttdn_desktop.domain.plan import Plan, Section, SectionRole


def with_roles(plan: Plan) -> Iterator[tuple[Section, SectionRole]]:
    """Every section of the body, parents first, with what it is about: what it says itself, else what the nearest above it says."""
    yield from _with_roles(plan.body, SectionRole.OTHER)


def role_of(plan: Plan, section_id: str) -> SectionRole:
    """What one of them is about."""
    return next((role for section, role in with_roles(plan) if section.id == section_id), SectionRole.OTHER)


def _with_roles(sections: tuple[Section, ...], above: SectionRole) -> Iterator[tuple[Section, SectionRole]]:
    for section in sections:
        role = above if section.role is SectionRole.OTHER else section.role
        yield section, role
        yield from _with_roles(section.sections, role)

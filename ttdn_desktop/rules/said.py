"""What a check found as words of a language, from the shipped words (`resources.rule_words`)."""

from collections.abc import Mapping

from ttdn_desktop.rules.model import Found


def said(found: Found, words: Mapping[str, str]) -> str:
    """What is there instead of what must be: "cỡ chữ 12, in nghiêng"; empty where nothing was measured. `words` are those of one language.

    Words that have several places are given as many values, apart by tabs.
    """
    return ", ".join(words[key].format(*(value.split("\t") if "{1}" in words[key] else (value,))) for key, value in found.said.items())

"""The rules that a paper and its plan have to keep, and the checks that find where they are not kept.

A rule is data (`resources/rules/*.json`); its check is a function of a `Case` that yields what it finds, registered with `@check("ID")` in a
module that `checks.TOPICS` names. `case.plan` is the plan, `case.elements` the parts of the paper, `case.params` the parameters of the rule;
`case.each(values, function)` asks again only for values that changed since the run before.
"""

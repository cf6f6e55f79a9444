"""Closed lists of words that reading names and phrases rests on."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NO_PERSON = _set("""
    number former career transfer summer paper power over under after other never ever water river order
    matter letter offer computer center senior junior minor labor monitor sector plant restaurant
    important relevant significant
""")
"""Words that end as words for people do, and are none."""

PAST = _set("""
    ran led built wrote taught grew cut sold kept drove made set won began brought gave took held
    oversaw rebuilt rewrote spent
""")
"""Verbs in the past that do not end in -ed."""

TO_DO = _set("""
    become move find work join lead build switch change get grow learn return go start land help run
    teach write develop design manage transition step break
""")
"""Verbs with which a goal begins."""

PROPER = _set("""
    german french english spanish italian dutch swedish danish norwegian polish portuguese turkish
    arabic chinese japanese korean russian american british european python java kotlin excel salesforce
    oracle linux windows android
""")
"""Words that keep their capital before a noun."""

DEGREES = _set("""
    phd md mba msc bsc ma ba bs ms mph mpa mphil llm llb jd esq cpa cfa cma acca aca fcca cipd mcipd pmp
    psm cspo csm cissp cism cisa ccna rn bsn msn np pe ceng meng beng med edd dphil dsc drph phr sphr
    shrm shrm-cp shrm-scp gphr dds dvm pharmd rd lcsw prince2 itil safe six sigma fca ca cs dba frm aws
    mvp obe mbe cbe frsa jr sr ii iii iv she her hers he him his they them theirs ze hir
""")
"""What people put behind their names: degrees, chartered titles, generations, pronouns."""

PARTICLES = _set("""
    van von der den de del della di da dos das du la le el al bin bint ibn ter ten zu zum af av y e
""")
"""Small words that belong to a family name."""

DULL = _set("""
    with that this have your about would from what when they them were been into like just some also
    there here very more than only know role where which their will could whether
""")
"""Words whose repetition nobody hears."""

"""A guess whether words are English: by their script and by the small words that no sentence does without."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?…])['\"”’)\]]*\s+|\n+")
_LATIN = "LATIN"

_ENGLISH = """
    a about after all also am an and any are as at be been but by can could did do does during for from had
    has have he hello hi his how i i'd i'll i'm i've if in into is it it's its just let like many may me more
    my no not of on one or our out over she should so some than thank thanks that the their them there they
    this those though time to us very was we were what when where which who will with would you you're your
    dear best kind regards
"""
_OTHERS = """
    abend frau guten gute tage schön bitte viel grüß
    aber alles als auch auf aus bei beste bin bitte danke dank das dass dem den der des dich die diese ein
    eine einen einer es euch für geehrte geehrter grüße grüßen gruß habe haben hallo herr herzlichen ich ihnen
    ihr ihre ihren ist kann können lg mich mit morgen nach nicht noch oder sehr sich sie sind über und uns
    unser vielen viele von vor wenn wie wir wird wurde zu zum zur
    au aux avec bien bonjour bonsoir c'est ce cela cette chère cher comme cordialement dans de depuis du elle
    en entre est et été être grand il j'ai je jour la le les leur lors ma mais merci mes mon nos notre nous
    ou où par pas pour que qui salut sa sans se ses si son sont suis sur très un une votre vos vous
    al algo amable años como con cuando del desde ella ellos esta este estoy estimada estimado fue gracias
    hasta hola las lo los más me mi mucho muchas muy para pero por porque puede que quien saludos se ser si
    sin sobre soy su sus también tengo tiene todo una unos usted y yo
    agradeço ainda além ao aos bom com da das dia dos é ela ele em então eu foi isso já mas meu minha muito
    na não nas nem no nos o obrigada obrigado olá os ou para pela pelo prezada prezado quando se seu sou sua
    tenho um uma você vou
    alla anche buon buongiorno che ciao con cordiali cui dal dalla della delle di dopo e gentile gli grazie ho
    il io la le lei mi molto nel nella non ogni per perché più quando questa questo saluti se sempre sono
    sua sul suo tra un una vi
    aan bedankt beste bij dan dat de deze die dit een en ermee geachte goed goede groet groeten heb hebt heeft
    het hoe ik jij jou je kan maar met mij mijn naar niet nog of om ook op over te tot u uw van veel vind
    voor vriendelijke waar was wat wij zal ze zijn zo
    bardzo był cześć czy dla do dobry dziękuję dzień ja jak jest już lub mam mi mnie na nie od oraz pan pana
    pani po pozdrawiam proszę przez się są szanowna szanowny tak to tym w z za ze że
    att av du där en ett för från har hej hälsningar inte jag kan med mig min mycket när och om på som tack
    till var vi vid år är bra
    af der det en et fra hei hilsen hilsner ikke jeg kjære mange meg mig og om som takk tak til var vi vil
    ei hän hyvä ja joka kiitos kun minä moi myös ne ole olen on oli päivää se terveisin terveisiä tämä että
    bir bu çok da daha de değil en gibi için ile iyi kadar merhaba mi ne olarak sayın selam siz size teşekkür
    teşekkürler var ve
    adalah anda atau bapak dan dari dengan di ibu ini itu kami kasih karena ke pada saya sangat selamat
    sudah terima tidak untuk yang
    ako ang ay ikaw ka kayo ko mga na ng ni po sa salamat siya
    asante habari hii kwa kwamba la lakini mimi na ni sana ya za
    baie dankie dit en ek goeie het is jou jy met my nie ons van vir
    ngiyabonga sawubona unjani yebo
    agaibh agus an do go is leat mé míle raibh sé slán tá
    aap aapka aur hai hain ho hoon ka kaise ke ki ko main mein mera namaste nahi se shukriya
    anh bạn cảm cho chào của em là ơn rất tôi và với xin
"""
_IN_BOTH = """
    am at beste dare die don fine ho ma main man me over pan pas salute so son to us war was wild
"""
ENGLISH = frozenset(_ENGLISH.split())
OTHERS = frozenset(_OTHERS.split()) - ENGLISH - frozenset(_IN_BOTH.split())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The places of its sentences: what stands between full stops or line ends."""
    start = 0
    for end in _END.finditer(text):
        if text[start : end.start()].strip():
            yield start, end.start()
        start = end.end()
    if text[start:].strip():
        yield start, len(text)


def is_english(text: str) -> bool:
    """True unless its script, or more of its small words, belong to another language.

    A note of a few words that belong to no list is taken for English. Sentences count by their words.
    """
    votes = 0
    for start, end in sentences(text):
        words = len(_WORD.findall(text, start, end))
        votes += words if sentence_is_english(text[start:end]) else -words
    return votes >= 0


@lru_cache(maxsize=1024)
def sentence_is_english(sentence: str) -> bool:
    """The same of one sentence."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(sentence)]
    if not words:
        return True
    letters = [letter for word in words for letter in word if letter.isalpha()]
    if sum(not _latin(letter) for letter in letters) * 3 > len(letters):
        return False
    english = sum(word in ENGLISH for word in words)
    others = sum(word in OTHERS for word in words)
    if english or not others:
        return english >= others
    return others * 4 < len(words)


@lru_cache(maxsize=4096)
def _latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(_LATIN)

"""Which notes and sentences are taken for English."""

from __future__ import annotations

import pytest

from tactful.notes.check.language import is_english, sentence_is_english, sentences

ENGLISH = [
    "Hi Dana, thank you for your time on Tuesday.", "Thanks, Siobhan!", "Looking forward.", "Great talk yesterday",
    "Congratulations Krzysztof", "", "👍", "OK", "Hi!", "Nice meeting you in São Paulo, João.",
    "Dear Ms de la Cruz, I was glad to meet you at the Universidad de Chile.", "Kubernetes, Terraform, dbt.",
    "I recieved teh letter", "I was at the main pan station.",
]  # fmt: skip
OTHER = [
    "Guten Tag Frau Lund, vielen Dank für das Gespräch am Dienstag.",
    "Bonjour Claire, merci beaucoup pour votre temps et votre réponse.",
    "Hola Ana, muchas gracias por tu tiempo y por la charla.",
    "Olá João, obrigado pela conversa de ontem.",
    "Gentile Dottoressa, grazie per il tempo che mi ha dedicato.",
    "Hallo Joost, bedankt voor het gesprek van gisteren.",
    "Dzień dobry, bardzo dziękuję za rozmowę.", "Hej Anna, tack för att du tog dig tid.",
    "Merhaba, teşekkürler.",
    "Здравствуйте, спасибо за встречу.", "您好，谢谢您的时间。",
    "مرحبا، شكرا لك", "नमस्ते, आपका धन्यवाद", "ありがとうございます。",
    "Xin chào anh, cảm ơn anh rất nhiều.", "Terima kasih untuk waktunya.", "Vielen Dank",
]  # fmt: skip


@pytest.mark.parametrize("text", ENGLISH)
def test_english(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize("text", OTHER)
def test_another_language(text: str) -> None:
    assert not is_english(text)


def test_a_mixed_note_goes_by_its_words_and_its_sentences() -> None:
    text = "Guten Tag Frau Lund! I applied for the post last week and would be glad to hear from you.\nMerci à vous"
    assert is_english(text)
    parts = [text[start:end] for start, end in sentences(text)]
    assert [sentence_is_english(part) for part in parts] == [False, True, False]
    assert parts[0] == "Guten Tag Frau Lund!"

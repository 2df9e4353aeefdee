"""Whose words a whole report gives: the parties' own text states what they hold by itself."""

from parley.reading.late import Late
from parley.reading.layers import Layers
from parley.reading.sentences import Sentence

_PAPER = (
    r"joint (?:[a-z]+ ){0,2}?"
    r"(?:statement|communique|declaration|(?:press|media|news) (?:release|note)|readout)"
)
_CALLS_ITSELF = Late(rf"(?:.{{0,90}}(?::|-| of the) )?(?:the )?{_PAPER}\b|.{{0,120}}: {_PAPER}$")
_WE = Late(r"(?:\W*\(?\d{1,2}[.)]?\W+)?(?:[^\",;]{0,60}, )?we(?:, the [^,.;]{3,60},)? [a-z]")
_OF_SEVERAL = Late(
    r"\bwe, the (?:[a-z]+ ){0,3}(?:ministers|secretaries|leaders|governments|co-chairs)\b"
    r"|\bour (?:two|three|four|both|respective) (?:[a-z]+ )?(?:countries|nations|governments|states"
    r"|peoples|sides|ministers|defen[cs]e forces|militaries)\b|\bboth our (?:countries|nations"
    r"|governments)\b|\bbetween our (?:two )?(?:countries|nations|governments|peoples)\b"
)
_INTERVIEW = 2  # questions
_OPENS = 12  # sentences in which a text says what it is


def is_joint_text(layers: Layers) -> bool:
    """Whether a report calls itself a joint statement, or "we" speak in it for several."""
    return layers.once(_find_joint_text)


_OF_ONE = Late(
    r"(?:[^:]{0,40}: )?(?:opening |closing |joint |press )?(?:remarks|speech|address|intervention)"
    r" (?:by|of|from|at)\b"
    r"|(?!.{0,120}\bjoint (?:press|media|news|remarks))"
    r".{0,60}\b(?:spokes(?:person|man|woman)|minister|ministry)\b.{0,60}?"
    r" (?:press (?:conference|briefing)|remarks|answers?|comments?)\b"
    r"|.{0,20}\b(?:statement|remarks|answers?|comments?) (?:of|by|from) the spokes"
    r"(?:person|man|woman)\b"
    r"|.{0,120}\bin (?:response|reply|answer) to (?:a|the) (?:media )?questions?\b"
)
# Question and answer by turns: what follows the mark of an answer is said by one person.
_ANSWERS = Late(r"a(?:nswer)?: ")
# "QUESTION: Is Peru concerned …", "Q: …": a turn of the press, up to that of an answer.
_TURN_OF_PRESS = Late(r"(?:q(?:uestion)?|reporter|journalist)(?: \d+)?: (?!.* a(?:nswer)?: )")


def is_asked(layers: Layers, sentence: Sentence) -> bool:
    """Whether a sentence stands in a paragraph that is a question of the press."""
    begin = layers.folded.rfind("\n", 0, sentence.start) + 1
    return bool(_TURN_OF_PRESS.match(layers.folded, begin, sentence.end))


def is_text_of_one(layers: Layers) -> bool:
    """Whether a report gives the words of one person: remarks, answers to the press."""
    return layers.once(_find_text_of_one)


_TURN = Late(r"(?:spokes(?:person|man|woman)|[a-z][a-z.'-]+(?: [a-z.'-]+){1,3}): ")


def _find_text_of_one(layers: Layers) -> bool:
    folded = layers.folded
    if any(_ANSWERS.match(folded, each.start) for each in layers.sentences):
        return True
    if any(is_asked(layers, each) for each in layers.sentences) and any(
        _TURN.match(folded, each.start) for each in layers.sentences
    ):
        return True
    heads = (each for each in layers.sentences[:_OPENS] if each.label != "body")
    return any(_OF_ONE.match(layers.folded, each.start, each.end) for each in heads)


def _find_joint_text(layers: Layers) -> bool:
    body = [sentence for sentence in layers.sentences if sentence.label == "body"]
    if sum(layers.folded[sentence.end - 1] == "?" for sentence in body) >= _INTERVIEW:
        return False  # who answers the press does not speak for all
    heads = (each for each in layers.sentences[:_OPENS] if each.label != "body")
    if any(_CALLS_ITSELF.match(layers.folded, s.start, s.end) for s in heads):
        return True
    # One side's release and a minister's remarks say "we" too.
    return _OF_SEVERAL.search(layers.folded) is not None and _we_speak(layers, body)


def _we_speak(layers: Layers, body: list[Sentence]) -> bool:
    is_quoted = False
    for sentence in body:
        if not is_quoted and _WE.match(layers.folded, sentence.start, sentence.end):
            return True
        is_quoted ^= layers.folded.count('"', sentence.start, sentence.end) % 2 == 1
    return False

"""What visitors are asked where an organisation has no words of its own yet. A starting point, not legal advice."""

from typing import Final

from sudare.consents.terms import Purpose

_TALK_JA: Final = """ここでお聞きする内容（お名前・ご連絡先・ご相談の内容・お送りいただく写真）は、ご相談にお答えするためだけに使います。
・見るのは、この窓口の担当者です。誰がいつ写真を見たかは記録され、ご自分のページで確かめられます。
・写真は、送る前に自動で調べます。場所の情報は取り除き、身分証の番号などは隠します。
・決められた日がくると、写真は消えます。それより前に、ご自分で消すこともできます。
・同意はいつでも取り消せます。"""

_TALK_EN: Final = """What you tell us here (your name, how to reach you, what it is about, and the pictures you send) is used to answer \
you, and for nothing else.
・The people at this desk see it. Who looked at a picture, and when, is recorded; you can see that on a page of your own.
・Pictures are checked before they are sent. Places are taken out, and numbers of identity papers are covered.
・Pictures are deleted on a set day. You can delete them yourself before that.
・You can take your yes back at any time."""

_STATEMENTS_JA: Final = """写真を送る前に、次のことを確かめてください。
・自分で撮った写真か、送ってよい写真であること。
・ほかの人が写っているときは、その人（子どものときは保護者）が送ることを知っていて、よいと言っていること。
・18歳未満の人は、おうちの人といっしょに使うか、おうちの人に話してから使うこと。
・裸の写真や、だれかに送れと言われた写真は送らないこと。言われて困っているときは、送らずに相談してください。"""

_STATEMENTS_EN: Final = """Before you send a picture, please make sure of this.
・You took it yourself, or you may send it.
・Whoever else is in it knows that you send it and agrees; for a child, a parent or guardian does.
・If you are under 18, use this together with a parent or guardian, or tell them first.
・Don't send pictures of anybody undressed, nor pictures somebody tells you to send. If somebody presses you, send \
nothing and tell us."""

FIRST_WORDS: Final[dict[Purpose, dict[str, str]]] = {
    Purpose.TALK: {"ja": _TALK_JA, "en": _TALK_EN},
    Purpose.STATEMENTS: {"ja": _STATEMENTS_JA, "en": _STATEMENTS_EN},
}

"""Before you send a picture."""

from typing import Final

from sudare.contacts import FOR_SENDERS
from sudare.policy.terms import Words
from sudare.web.guidebook.terms import Guide, Step

_TITLE: Final = Words(
    ja="写真を送る前に", plain_ja="｜写真《しゃしん》を ｜送《おく》る ｜前《まえ》に", en="Before you send a picture"
)
_LEAD: Final = Words(
    ja="1分で確かめられます。迷ったら、送らずに担当者へ言葉で聞いてください。送り直しはいつでもできます。",
    plain_ja=(
        "1｜分《ぷん》で できます。わからないときは、｜写真《しゃしん》を ｜送《おく》らないで、"
        "ことばで ｜聞《き》いて ください。｜後《あと》で ｜送《おく》っても だいじょうぶです。"
    ),
    en="It takes a minute. When in doubt, don't send; ask in words first. You can always send it later.",
)

_STEPS: Final = (
    Step(
        "eyes",
        Words(
            ja="すみずみまで見る",
            plain_ja="｜写真《しゃしん》を よく ｜見《み》ます",
            en="Look into every corner",
        ),
        Words(
            ja=(
                "顔、名札、住所、電話番号、車のナンバー、後ろの郵便物や画面。写すつもりのなかったものが、"
                "いちばん多くを語ります。"
            ),
            plain_ja=(
                "｜顔《かお》、｜名前《なまえ》、｜住所《じゅうしょ》、｜電話番号《でんわばんごう》、"
                "｜車《くるま》の ナンバー、"
                "｜後《うし》ろの ｜手紙《てがみ》や ｜画面《がめん》が ｜写《うつ》って いませんか。"
            ),
            en=(
                "Faces, name badges, addresses, phone numbers, vehicle plates, letters and screens in the background: "
                "what you didn't mean to show tells the most."
            ),
        ),
    ),
    Step(
        "slats",
        Words(
            ja="必要なところだけにする",
            plain_ja="｜必要《ひつよう》な ところだけに します",
            en="Keep only what is needed",
        ),
        Words(
            ja=(
                "送る前の確認の画面で、切り取ったり、指でなぞって伏せたりできます。伏せたところは塗りつぶされ、"
                "元には戻せません。"
            ),
            plain_ja=(
                "｜送《おく》る ｜前《まえ》に、｜写真《しゃしん》を ｜切《き》ることが できます。"
                "｜見《み》せたくない ところを "
                "かくすことも できます。かくした ところは、だれも ｜見《み》ることが できません。"
            ),
            en=(
                "In the check before sending you can crop the picture and paint over parts of it. What is covered is "
                "painted solid and can't be brought back."
            ),
        ),
    ),
    Step(
        "card",
        Words(
            ja="身分証は、頼まれた面だけ",
            plain_ja="カードや ｜証明書《しょうめいしょ》は、｜頼《たの》まれた ｜面《めん》だけ ｜送《おく》ります",
            en="Of an identity card, only the side you were asked for",
        ),
        Words(
            ja=(
                "マイナンバーカードの裏面は送らないでください。法律で写しを受け取れません。"
                "保険証の記号・番号は伏せてから届きます。"
            ),
            plain_ja=(
                "マイナンバーカードの うらは ｜送《おく》らないで ください。｜法律《ほうりつ》の ｜決《き》まりで "
                "｜受《う》け｜取《と》ることが できません。｜保険証《ほけんしょう》の ｜番号《ばんごう》は "
                "かくして ｜届《とど》きます。"
            ),
            en=(
                "Please don't send the back of a My Number card: the law doesn't let us take a copy. The numbers on a "
                "health insurance card are covered before anybody sees them."
            ),
        ),
    ),
    Step(
        "people",
        Words(
            ja="ほかの人には、ひと言聞く",
            plain_ja="ほかの ｜人《ひと》が ｜写《うつ》って いるときは、｜聞《き》きます",
            en="Ask the others in it",
        ),
        Words(
            ja=(
                "写っている人に、送ってよいか聞きましたか。子どもが写っているときは、保護者にも。"
                "聞けないときは顔を伏せてください。"
            ),
            plain_ja=(
                "「この ｜写真《しゃしん》を ｜送《おく》っても いいですか」と ｜聞《き》いて ください。"
                "｜子《こ》どものときは、｜親《おや》にも ｜聞《き》いて ください。｜聞《き》けないときは、"
                "｜顔《かお》を かくして ください。"
            ),
            en=(
                "Did you ask the people shown whether you may send it? With children, ask their guardian too. If you "
                "can't ask, cover their faces."
            ),
        ),
    ),
    Step(
        "clock",
        Words(
            ja="だれが見て、いつ忘れるか",
            plain_ja="だれが ｜見《み》るか、いつ ｜消《き》えるか、｜確《たし》かめます",
            en="Who sees it, and when it is forgotten",
        ),
        Words(
            ja=(
                "書く欄の上に、見る人と忘れる日が出ています。送った写真には、だれがいつ見たかが残り、"
                "あなたが確かめられます。"
            ),
            plain_ja=(
                "｜書《か》く ところの ｜上《うえ》に、｜見《み》る ｜人《ひと》と、｜消《き》える ｜日《ひ》が "
                "｜書《か》いて あります。だれが いつ ｜見《み》たか、あなたは ｜後《あと》で ｜見《み》ることが "
                "できます。"
            ),
            en=(
                "Above the field you write in stands who will see it and the day it is forgotten. Afterwards you can "
                "see who opened your picture, and when."
            ),
        ),
    ),
    Step(
        "lock",
        Words(
            ja="裸や下着の写真は、送らない",
            plain_ja="はだかや ｜下着《したぎ》の ｜写真《しゃしん》は ｜送《おく》りません",
            en="No pictures without clothes",
        ),
        Words(
            ja=(
                "だれに頼まれても、断って大丈夫です。急がされた、おどされた、困った——そんなときは、"
                "あなたのせいではありません。下の窓口に相談できます。"
            ),
            plain_ja=(
                "｜頼《たの》まれても、「いやです」と ｜言《い》って だいじょうぶです。こわいことを "
                "｜言《い》われても、"
                "あなたは ｜悪《わる》く ありません。｜下《した》の ところに ｜電話《でんわ》で "
                "｜相談《そうだん》できます。"
            ),
            en=(
                "Whoever asks you, you may say no. If you were hurried or threatened, it isn't your fault. "
                "The contacts below listen."
            ),
        ),
    ),
)

GUIDE: Final = Guide("before-you-send", "eyes", _TITLE, _LEAD, _STEPS, FOR_SENDERS)

"""A second real server of another make: ``transformers serve`` with a LLaVA of chance, two megabytes, built here.

Runs in an environment of its own (``make second-server``); writes the model into a folder, then becomes the server. No
weights are fetched. Usage: server.py FOLDER PORT. It answers with noise, in letters; it knows no keys, as the original.
"""

import os
import string
import sys
from pathlib import Path

import torch
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers
from transformers import (
    CLIPVisionConfig,
    GPT2Config,
    LlavaConfig,
    LlavaForConditionalGeneration,
    LlavaProcessor,
    PreTrainedTokenizerFast,
)
from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil

WIDTH, CONTEXT, IMAGE_PX, PATCH_PX = 64, 4096, 32, 16
SPECIAL = ("<pad>", "<s>", "</s>", "<image>")
CHAT = (
    "{% for message in messages %}{{ message['role'] }}: {% for part in message['content'] %}"
    "{% if part['type'] == 'image' %}<image>{% else %}{{ part['text'] }}{% endif %}{% endfor %}\n{% endfor %}assistant: "
)


def words() -> PreTrainedTokenizerFast:
    """A tokenizer that spells in bytes."""
    bytes_ = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {sign: number for number, sign in enumerate((*SPECIAL, *bytes_))}
    spelling = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    spelling.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    spelling.decoder = decoders.ByteLevel()
    spelling.add_special_tokens([AddedToken(one, special=True) for one in SPECIAL])
    named = dict(zip(("pad_token", "bos_token", "eos_token"), SPECIAL, strict=False))
    return PreTrainedTokenizerFast(tokenizer_object=spelling, model_max_length=CONTEXT, **named)


def write_model(folder: Path) -> None:
    """Positions are learned, so that there is an end to what it can take; GPT-2 is the smallest of that kind."""
    torch.manual_seed(7)
    spelling = words()
    seen = CLIPVisionConfig(
        hidden_size=32,
        intermediate_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        image_size=IMAGE_PX,
        patch_size=PATCH_PX,
        projection_dim=32,
    )
    ends = {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0}
    said = GPT2Config(
        vocab_size=len(spelling),
        n_positions=CONTEXT,
        n_embd=WIDTH,
        n_layer=1,
        n_head=4,
        tie_word_embeddings=False,
        **ends,
    )
    config = LlavaConfig(
        vision_config=seen,
        text_config=said,
        image_token_id=spelling.convert_tokens_to_ids("<image>"),
        vision_feature_select_strategy="default",
        tie_word_embeddings=False,
        **ends,
    )
    model = LlavaForConditionalGeneration(config)
    letters = spelling.convert_tokens_to_ids(list(string.ascii_letters))
    with torch.no_grad():
        chance = torch.randn(len(letters), WIDTH)
        model.lm_head.weight.zero_()
        model.lm_head.weight[letters] = chance
    model.save_pretrained(folder)
    size = {"height": IMAGE_PX, "width": IMAGE_PX}
    eyes = CLIPImageProcessorPil(size=size, crop_size=size, do_center_crop=False)
    processor = LlavaProcessor(
        eyes,
        spelling,
        patch_size=PATCH_PX,
        vision_feature_select_strategy="default",
        chat_template=CHAT,
        num_additional_image_tokens=1,
    )
    processor.save_pretrained(folder)


def main() -> None:
    folder, port = Path(sys.argv[1]), sys.argv[2]
    if not (folder / "config.json").exists():
        write_model(folder)
    command = str(Path(sys.executable).with_name("transformers"))
    alone = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(folder / "home"), "OMP_NUM_THREADS": "1"}
    asked = ["serve", str(folder), "--host", "127.0.0.1", "--port", port, "--device", "cpu"]
    os.execve(command, [command, *asked], alone)  # noqa: S606  the server's own command


if __name__ == "__main__":
    main()

"""A real llama.cpp server with a model of our own: two megabytes of chance that take pictures and answer with noise.

Run as a script, in a process of its own, so that tests can kill it in the middle of a sentence.
"""

import sys
import time
from pathlib import Path

import gguf
import numpy as np

WIDTH, FEED, HEADS, CONTEXT = 64, 128, 4, 4096
SEEN_WIDTH, SEEN_FEED, IMAGE_PX, PATCH_PX = 32, 64, 32, 16
UNKNOWN, CONTROL, NORMAL, BYTE = 2, 3, 1, 6
CHAT = "{% for message in messages %}{{ message['role'] }}: {{ message['content'] }}\n{% endfor %}assistant: "


def weights(chance: np.random.Generator, *shape: int) -> np.ndarray:
    return chance.normal(0, 0.2, shape).astype(np.float32)


def write_words(path: Path) -> None:
    """A language model of one layer that speaks in bytes, most of them letters."""
    chance = np.random.default_rng(7)
    tokens = [b"<unk>", b"<s>", b"</s>", *(f"<0x{byte:02X}>".encode() for byte in range(256)), "▁".encode()]
    kinds = [UNKNOWN, CONTROL, CONTROL, *[BYTE] * 256, NORMAL]
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(1)
    writer.add_feed_forward_length(FEED)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(tokens)
    writer.add_token_scores([0.0] * len(tokens))
    writer.add_token_types(kinds)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(CHAT)
    output = weights(chance, len(tokens), WIDTH)
    output[:3] = 0
    writer.add_tensor("token_embd.weight", weights(chance, len(tokens), WIDTH))
    writer.add_tensor("output_norm.weight", np.ones(WIDTH, np.float32))
    writer.add_tensor("output.weight", output)
    for name, shape in {
        "attn_q": (WIDTH, WIDTH),
        "attn_k": (WIDTH, WIDTH),
        "attn_v": (WIDTH, WIDTH),
        "attn_output": (WIDTH, WIDTH),
        "ffn_gate": (FEED, WIDTH),
        "ffn_up": (FEED, WIDTH),
        "ffn_down": (WIDTH, FEED),
    }.items():
        writer.add_tensor(f"blk.0.{name}.weight", weights(chance, *shape))
    for name in ("attn_norm", "ffn_norm"):
        writer.add_tensor(f"blk.0.{name}.weight", np.ones(WIDTH, np.float32))
    finish(writer)


def write_eyes(path: Path) -> None:  # noqa: PLR0915  a file, key by key
    """A vision transformer of two layers before it, as LLaVA has one."""
    chance = np.random.default_rng(8)
    writer = gguf.GGUFWriter(path, "clip")
    writer.add_bool("clip.has_vision_encoder", True)
    writer.add_bool("clip.has_text_encoder", False)
    writer.add_bool("clip.has_llava_projector", True)
    writer.add_string("clip.projector_type", "mlp")
    writer.add_bool("clip.use_gelu", True)
    writer.add_uint32("clip.vision.image_size", IMAGE_PX)
    writer.add_uint32("clip.vision.patch_size", PATCH_PX)
    writer.add_uint32("clip.vision.embedding_length", SEEN_WIDTH)
    writer.add_uint32("clip.vision.feed_forward_length", SEEN_FEED)
    writer.add_uint32("clip.vision.projection_dim", WIDTH)
    writer.add_uint32("clip.vision.block_count", 2)
    writer.add_uint32("clip.vision.attention.head_count", 2)
    writer.add_float32("clip.vision.attention.layer_norm_epsilon", 1e-5)
    writer.add_array("clip.vision.image_mean", [0.5, 0.5, 0.5])
    writer.add_array("clip.vision.image_std", [0.5, 0.5, 0.5])
    patches = (IMAGE_PX // PATCH_PX) ** 2
    writer.add_tensor("v.class_embd", weights(chance, SEEN_WIDTH))
    writer.add_tensor("v.patch_embd.weight", weights(chance, SEEN_WIDTH, 3, PATCH_PX, PATCH_PX))
    writer.add_tensor("v.position_embd.weight", weights(chance, patches + 1, SEEN_WIDTH))
    norms = ["v.pre_ln", *(f"v.blk.{layer}.{name}" for layer in range(2) for name in ("ln1", "ln2"))]
    for name in norms:
        writer.add_tensor(f"{name}.weight", np.ones(SEEN_WIDTH, np.float32))
        writer.add_tensor(f"{name}.bias", np.zeros(SEEN_WIDTH, np.float32))
    shapes = {f"attn_{name}": (SEEN_WIDTH, SEEN_WIDTH) for name in ("q", "k", "v", "out")}
    shapes |= {"ffn_down": (SEEN_FEED, SEEN_WIDTH), "ffn_up": (SEEN_WIDTH, SEEN_FEED)}  # named the other way round
    inner = {f"v.blk.{layer}.{name}": shape for layer in range(2) for name, shape in shapes.items()}
    for name, shape in (inner | {"mm.0": (WIDTH, SEEN_WIDTH), "mm.2": (WIDTH, WIDTH)}).items():
        writer.add_tensor(f"{name}.weight", weights(chance, *shape))
        writer.add_tensor(f"{name}.bias", np.zeros(shape[0], np.float32))
    finish(writer)


def finish(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def serve(folder: Path, key: str) -> None:
    import xllamacpp

    write_words(folder / "words.gguf")
    write_eyes(folder / "eyes.gguf")
    params = xllamacpp.CommonParams()
    params.model.path = str(folder / "words.gguf")
    params.mmproj.path = str(folder / "eyes.gguf")
    params.n_ctx = CONTEXT
    params.n_parallel = 1
    params.warmup = False
    params.cpuparams.n_threads = 1
    params.cpuparams_batch.n_threads = 1
    params.n_threads_http = 2
    params.port = 0
    params.api_keys = [key]
    server = xllamacpp.Server(params)
    sys.stdout.write(f"LISTENING {server.listening_address}\n")
    sys.stdout.flush()
    while sys.stdin.read(1):
        time.sleep(0.1)


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2])

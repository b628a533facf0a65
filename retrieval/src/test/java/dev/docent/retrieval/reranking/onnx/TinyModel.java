package dev.docent.retrieval.reranking.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lays out a {@link TinyGraph} with a tokenizer of a few words, as a model hub would. */
final class TinyModel {

    /** Each word is a token, what it does not know is 1; a pair is [CLS] question [SEP] passage [SEP]. It would pad to 700. */
    static final String TOKENIZER = """
            {"version": "1.0",
             "truncation": {"direction": "Right", "max_length": 600, "strategy": "OnlyFirst", "stride": 0},
             "padding": {"strategy": {"Fixed": 700}, "direction": "Right", "pad_to_multiple_of": null,
                         "pad_id": 0, "pad_type_id": 0, "pad_token": "[PAD]"},
             "added_tokens": [],
             "normalizer": {"type": "Lowercase"},
             "pre_tokenizer": {"type": "Whitespace"},
             "post_processor": {"type": "TemplateProcessing",
               "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                          {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
               "pair": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                        {"SpecialToken": {"id": "[SEP]", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}},
                        {"SpecialToken": {"id": "[SEP]", "type_id": 1}}],
               "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                                  "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
             "decoder": null,
             "model": {"type": "WordLevel", "unk_token": "[UNK]",
               "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "lit": 40, "keeper": 60, "harbour": 90}}}
            """;

    private TinyModel() {}

    /** {@return the folder, which holds now a model of this graph} */
    static Path in(Path folder, TinyGraph graph) throws IOException {
        return in(folder, "model.onnx", graph);
    }

    /** @param file where in the folder the graph lies */
    static Path in(Path folder, String file, TinyGraph graph) throws IOException {
        var model = folder.resolve(file);
        Files.createDirectories(model.getParent());
        Files.write(model, graph.bytes());
        Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
        return folder;
    }
}

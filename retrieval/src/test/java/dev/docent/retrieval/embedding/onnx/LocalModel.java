package dev.docent.retrieval.embedding.onnx;

import dev.docent.retrieval.embedding.Embeddings;
import dev.docent.retrieval.embedding.TokenCounter;
import dev.docent.retrieval.embedding.TokenVectors;
import dev.docent.retrieval.inference.BundledModel;
import java.nio.file.Path;

/** The real model, which takes seconds to load: all tests share one, and nobody closes it. */
public final class LocalModel {

    static final Path FOLDER = Path.of("target", "models");
    static final BertTokenizer TOKENIZER = BertTokenizer.load("bge-small-en-v1.5-q-tokenizer.json", FOLDER);
    static final Path FILE = BundledModel.BGE_SMALL_EN_V15.in(FOLDER);
    static final OnnxSession QUESTIONS = OnnxSession.withAllCores(FILE);
    static final OnnxEmbeddingModel MODEL = new OnnxEmbeddingModel(TOKENIZER, QUESTIONS, FILE);

    private LocalModel() {}

    public static Embeddings embeddings() {
        return new Embeddings(MODEL, OnnxEmbeddingModel.NAME);
    }

    public static TokenVectors tokenVectors() {
        return new OnnxTokenVectors(TOKENIZER, QUESTIONS);
    }

    public static TokenCounter tokens() {
        return TOKENIZER;
    }
}

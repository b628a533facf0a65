package dev.docent.retrieval.embedding.onnx;

import dev.docent.retrieval.embedding.TokenVectors;
import dev.docent.retrieval.inference.CodePoints;
import java.util.ArrayList;
import java.util.List;

/** Token vectors from the session for questions, since they are needed while a question is answered. */
record OnnxTokenVectors(BertTokenizer tokenizer, OnnxSession session) implements TokenVectors {

    @Override
    public List<Token> of(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        var pieces = tokenizer.pieces(text);
        var vectors = session.tokens(pieces.ids(), OnnxEmbeddingModel.DIMENSIONS);
        var places = CodePoints.of(text);
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < pieces.ids().length; i++) {
            if (pieces.to()[i] > pieces.from()[i]) {
                tokens.add(new Token(places.offset(pieces.from()[i]), places.offset(pieces.to()[i]), vectors[i]));
            }
        }
        return tokens;
    }
}

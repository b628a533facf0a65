package dev.docent.retrieval.embedding.onnx;

import dev.docent.retrieval.embedding.TokenVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Token vectors from the session for questions, since they are needed while a question is answered. */
record OnnxTokenVectors(BertTokenizer tokenizer, OnnxSession session) implements TokenVectors {

    @Override
    public List<Token> of(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        var pieces = tokenizer.pieces(text);
        var vectors = session.tokens(pieces.ids(), OnnxEmbeddingModel.DIMENSIONS);
        var places = places(text);
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < pieces.ids().length; i++) {
            if (pieces.to()[i] > pieces.from()[i]) {
                tokens.add(new Token(at(places, pieces.from()[i]), at(places, pieces.to()[i]), vectors[i]));
            }
        }
        return tokens;
    }

    /** Clamps the index, because the tokenizer may read an unpaired surrogate as several code points. */
    private static int at(int[] places, int point) {
        return places[Math.min(point, places.length - 1)];
    }

    /** {@return the offset of each code point in Java characters, since the tokenizer counts code points} */
    private static int[] places(String text) {
        var starts = IntStream.range(0, text.length())
                .filter(i -> !(Character.isLowSurrogate(text.charAt(i))
                        && i > 0
                        && Character.isHighSurrogate(text.charAt(i - 1))))
                .toArray();
        var places = Arrays.copyOf(starts, starts.length + 1);
        places[starts.length] = text.length();
        return places;
    }
}

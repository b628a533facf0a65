package dev.docent.retrieval.embedding.onnx;

import dev.docent.retrieval.embedding.TokenVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The vectors of tokens from the session that questions are computed in: what asks for them is being answered. */
final class OnnxTokenVectors implements TokenVectors {

    private final BertTokenizer tokenizer;
    private final OnnxSession session;

    OnnxTokenVectors(BertTokenizer tokenizer, OnnxSession session) {
        this.tokenizer = tokenizer;
        this.session = session;
    }

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

    /** What Java takes for half of a character, the tokenizer may read as several. */
    private static int at(int[] places, int point) {
        return places[Math.min(point, places.length - 1)];
    }

    /** {@return where each code point begins, since the tokenizer counts those} */
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

package dev.docent.retrieval.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.docent.retrieval.embedding.TokenVectors;
import dev.docent.retrieval.embedding.TokenVectors.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxTokenVectorsTest {

    private final TokenVectors vectors = LocalModel.tokenVectors();

    @Test
    void standWhereTheirTokensStand() {
        var text = "🐳 Seals eat 𝒜 squid in Norðmaðr.";

        assertThat(vectors.of(text))
                .extracting(token -> text.substring(token.from(), token.to()))
                .contains("Seals", "eat", "squid", "in", ".")
                .startsWith("🐳");
    }

    @Test
    void areOfUnitLengthAndTellTheContext() {
        var river = token("They sat on the bank of the river.", "bank");
        var shore = token("We rested at the bank by the water.", "bank");
        var money = token("The bank lends money to companies.", "bank");

        assertThat(cosine(river, river)).isCloseTo(1, within(1e-5));
        assertThat(cosine(river, shore)).isGreaterThan(cosine(river, money) + 0.05);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void areNoneWithoutText(String text) {
        assertThat(vectors.of(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lone \uD83D surrogate", "\uDC00 first", "null\u0000", "猫は何を食べますか"})
    void areThereForAnyText(String text) {
        assertThat(vectors.of(text))
                .isNotEmpty()
                .allSatisfy(token ->
                        assertThat(text.substring(token.from(), token.to())).isNotEmpty());
    }

    @Test
    void areThoseOfAsManyTokensAsTheModelReads() {
        assertThat(vectors.of("seal ".repeat(2_000))).hasSize(510);
    }

    private Token token(String text, String word) {
        return vectors.of(text).stream()
                .filter(token -> text.substring(token.from(), token.to()).equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static double cosine(Token one, Token other) {
        double product = 0;
        for (int i = 0; i < one.vector().length; i++) {
            product += one.vector()[i] * other.vector()[i];
        }
        return product;
    }
}

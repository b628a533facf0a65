package dev.docent.retrieval.index.atlas.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.ai.vectorstore.filter.Filter.Expression;
import org.springframework.ai.vectorstore.filter.Filter.ExpressionType;
import org.springframework.ai.vectorstore.filter.Filter.Key;
import org.springframework.ai.vectorstore.filter.Filter.Value;

class AllowedFilterConverterTest {

    private final AllowedFilterConverter converter = new AllowedFilterConverter();

    @ParameterizedTest
    @ValueSource(strings = {"x\":{$exists:false},\"y", "$where", "metadata.owner", "\"owner\"", "Owner", ""})
    void refusesKeysThatItDoesNotKnow(String key) {
        var filter = new Expression(ExpressionType.EQ, new Key(key), new Value("x"));

        assertThatThrownBy(() -> converter.query(filter)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SearchOperators.of(filter)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"}},{\"x\":{\"$ne\":\"", "\\", "2024-01-01T00:00:00Z", "$where", "\n", "ü😀"})
    void leavesValuesAsTheyAre(String value) {
        var filter = new Expression(ExpressionType.EQ, new Key("owner"), new Value(value));

        assertThat(converter.query(filter)).isEqualTo(new Document("metadata.owner", new Document("$eq", value)));
    }

    @Test
    void keepsTimesAsExactNumbers() {
        var filter = new Expression(ExpressionType.GTE, new Key("createdAt"), new Value(1_763_000_000_123_456_789L));

        assertThat(converter.query(filter))
                .isEqualTo(new Document("metadata.createdAt", new Document("$gte", 1_763_000_000_123_456_789L)));
    }
}

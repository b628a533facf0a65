package dev.docent.retrieval.index.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.retrieval.index.filter.MetadataFilter.And;
import dev.docent.retrieval.index.filter.MetadataFilter.Comparison;
import dev.docent.retrieval.index.filter.MetadataFilter.Not;
import dev.docent.retrieval.index.filter.MetadataFilter.Operator;
import dev.docent.retrieval.index.filter.MetadataFilter.Or;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataFilterParserTest {

    @Test
    void isNoneWhenItIsAbsentOrEmpty() throws IOException {
        assertThat(MetadataFilterParser.parse(null)).isNull();
        assertThat(read("{}")).isNull();
    }

    @Test
    void readsEqualityOfEveryKindOfValue() throws IOException {
        assertThat(read("{\"topic\":\"sea\"}")).isEqualTo(new Comparison("topic", Operator.EQ, List.of("sea")));
        assertThat(read("{\"year\":7}")).isEqualTo(new Comparison("year", Operator.EQ, List.of(7)));
        assertThat(read("{\"open\":true}")).isEqualTo(new Comparison("open", Operator.EQ, List.of(true)));
    }

    @Test
    void readsEveryOperator() throws IOException {
        for (var operator : Operator.values()) {
            var isList = operator == Operator.IN || operator == Operator.NIN;
            var json =
                    "{\"year\":{\"$" + operator.name().toLowerCase(Locale.ROOT) + "\":" + (isList ? "[7]" : "7") + "}}";

            assertThat(read(json)).isEqualTo(new Comparison("year", operator, List.of(7)));
        }
    }

    @Test
    void joinsWhatStandsSideBySide() throws IOException {
        var least = new Comparison("year", Operator.GTE, List.of(1));
        var most = new Comparison("year", Operator.LT, List.of(9));
        var topic = new Comparison("topic", Operator.EQ, List.of("sea"));

        assertThat(read("{\"year\":{\"$gte\":1,\"$lt\":9},\"topic\":\"sea\"}"))
                .isEqualTo(new And(List.of(new And(List.of(least, most)), topic)));
    }

    @Test
    void readsCombinations() throws IOException {
        var one = new Comparison("a", Operator.EQ, List.of(1));
        var two = new Comparison("b", Operator.EQ, List.of(2));

        assertThat(read("{\"$and\":[{\"a\":1},{\"b\":2}]}")).isEqualTo(new And(List.of(one, two)));
        assertThat(read("{\"$or\":[{\"a\":1},{\"b\":2}]}")).isEqualTo(new Or(List.of(one, two)));
        assertThat(read("{\"$not\":{\"a\":1}}")).isEqualTo(new Not(one));
    }

    @Test
    void readsTimesOfUploads() throws IOException {
        assertThat(read("{\"created_at\":{\"$gte\":\"2026-11-21T00:00:00Z\"}}"))
                .isEqualTo(new Comparison("created_at", Operator.GTE, List.of(Instant.parse("2026-11-21T00:00:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":null}",
                "{\"a\":[1]}",
                "{\"a\":{}}",
                "{\"a\":{\"$regex\":\"x\"}}",
                "{\"a\":{\"$where\":\"x\"}}",
                "{\"a\":{\"b\":1}}",
                "{\"a\":{\"$in\":7}}",
                "{\"a\":{\"$in\":[]}}",
                "{\"a\":{\"$in\":[null]}}",
                "{\"a\":{\"$gt\":{}}}",
                "{\"a b\":1}",
                "{\"\":1}",
                "{\"a'] || true || ['\":1}",
                "{\"$or\":{\"a\":1}}",
                "{\"$or\":[]}",
                "{\"$or\":[1]}",
                "{\"$not\":[{\"a\":1}]}",
                "{\"$nor\":[{\"a\":1}]}",
                "{\"created_at\":\"yesterday\"}",
                "{\"created_at\":7}"
            })
    void refusesWhatItDoesNotUnderstand(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InvalidFilterException.class)
                .hasMessageMatching("The filter (has|takes|compares|is) .*");
    }

    @Test
    void saysWhatIsWrongAndWhatWouldBeRight() {
        assertThatThrownBy(() -> read("{\"a\":{\"$regex\":\"x\"}}"))
                .hasMessage("The filter has an unknown operator:"
                        + " [$eq, $gt, $gte, $in, $lt, $lte, $ne, $nin] are known");
        assertThatThrownBy(() -> read("{\"created_at\":\"yesterday\"}"))
                .hasMessageEndingWith("is no time like 2026-11-21T02:28:38Z");
        assertThatThrownBy(() -> read("{\"a\":{\"$in\":7}}"))
                .hasMessage("The filter takes a list of 1 to 100 values in a");
    }

    @Test
    void bearsADepthOfTenAndNoMore() {
        assertThatCode(() -> read(nested(9))).doesNotThrowAnyException();
        assertThatThrownBy(() -> read(nested(10))).hasMessage("The filter is nested deeper than 10");
    }

    @Test
    void bearsAHundredValuesAndNoMore() {
        assertThatCode(() -> read(listOf(100))).doesNotThrowAnyException();
        assertThatThrownBy(() -> read(listOf(101))).isInstanceOf(InvalidFilterException.class);
    }

    private static String nested(int times) {
        return "{\"$not\":".repeat(times) + "{\"a\":1}" + "}".repeat(times);
    }

    private static String listOf(int values) {
        return "{\"a\":{\"$in\":" + Collections.nCopies(values, 1) + "}}";
    }

    private static @Nullable MetadataFilter read(String json) throws IOException {
        return MetadataFilterParser.parse(
                new ObjectMapper().readValue(json, new TypeReference<Map<String, Object>>() {}));
    }
}

package dev.docent.retrieval.index;

import static dev.docent.retrieval.index.Passages.BASE;
import static dev.docent.retrieval.index.Passages.OWNER;
import static dev.docent.retrieval.index.Passages.passage;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.docent.retrieval.index.filter.MetadataFilter;
import dev.docent.retrieval.index.filter.MetadataFilterParser;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How every index of passages filters, over three documents: one of 1900, one of 1950, and one without metadata. */
public abstract class PassageFilterContract extends IndexUnderTest {

    @BeforeEach
    void fill() {
        put(
                "sea",
                "text/plain",
                0,
                Map.of("topic", "sea", "year", 1900, "open", true, "tags", List.of("blue", "salt")));
        put("hill", "text/html", 60, Map.of("topic", "hill", "year", 1950.5, "open", false, "tags", List.of("green")));
        put("bare", "text/plain", 120, Map.of());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            {"topic":"sea"}                                      ; sea
            {"topic":"SEA"}                                      ; -
            {"year":1900}                                        ; sea
            {"year":1900.0}                                      ; sea
            {"year":"1900"}                                      ; -
            {"open":false}                                       ; hill
            {"open":"false"}                                     ; -
            {"unknown":1}                                        ; -
            {"year":{"$ne":1900}}                                ; bare hill
            {"unknown":{"$ne":1}}                                ; bare hill sea
            {"year":{"$gt":1900}}                                ; hill
            {"year":{"$gte":1900}}                               ; hill sea
            {"year":{"$lt":1950.5}}                              ; sea
            {"year":{"$lte":1950.5}}                             ; hill sea
            {"year":{"$gte":1900,"$lt":1950}}                    ; sea
            {"year":{"$gt":"1"}}                                 ; -
            {"topic":{"$gt":"hill"}}                             ; sea
            {"topic":{"$lte":"hill"}}                            ; hill
            {"year":{"$in":[1900,7]}}                            ; sea
            {"topic":{"$in":["sea","hill"]}}                     ; hill sea
            {"topic":{"$in":["sea",1900,true]}}                  ; sea
            {"topic":{"$nin":["sea"]}}                           ; bare hill
            {"topic":{"$nin":["sea","hill"]}}                    ; bare
            {"tags":"salt"}                                      ; sea
            {"tags":{"$in":["salt","green"]}}                    ; hill sea
            {"tags":{"$nin":["salt"]}}                           ; bare hill
            {"tags":{"$ne":"blue"}}                              ; bare hill
            {"$not":{"topic":"sea"}}                             ; bare hill
            {"$not":{"year":{"$gt":1900}}}                       ; bare sea
            {"$not":{"$not":{"topic":"sea"}}}                    ; sea
            {"$and":[{"open":true},{"year":1900}]}               ; sea
            {"$and":[{"open":true},{"year":1950.5}]}             ; -
            {"$or":[{"topic":"sea"},{"open":false}]}             ; hill sea
            {"$or":[{"topic":"none"},{"$not":{"open":true}}]}    ; bare hill
            {"topic":"sea","open":true}                          ; sea
            {"topic":"sea","open":false}                         ; -
            {"media_type":"text/html"}                           ; hill
            {"filename":"bare.txt"}                              ; bare
            {"filename":{"$ne":"bare.txt"}}                      ; hill sea
            {"created_at":{"$gt":"1970-01-01T00:01:00Z"}}        ; bare
            {"created_at":{"$lte":"1970-01-01T00:01:00Z"}}       ; hill sea
            {"created_at":"1970-01-01T00:00:00Z"}                ; sea
            """)
    void letsThroughWhatMatches(String filter, @Nullable String documents) {
        var expected = documents == null ? Set.of() : Set.of(documents.split(" "));

        for (var mode : SearchMode.values()) {
            assertThat(found(filter, mode)).as(mode.name()).isEqualTo(expected);
        }
    }

    @Test
    void takesAHundredConditionsOfEachKind() {
        var some = IntStream.range(0, 99).mapToObj("{\"year\":%d},"::formatted).collect(Collectors.joining());
        var others = IntStream.range(0, 99)
                .mapToObj("{\"year\":{\"$ne\":%d}},"::formatted)
                .collect(Collectors.joining());
        var filter = """
                {"$or":[%s{"topic":"sea"}],"$and":[%s{"open":true}],"$not":{"$and":[%s{"topic":{"$ne":"sea"}}]}}""".formatted(some, others, others);

        for (var mode : SearchMode.values()) {
            assertThat(found(filter, mode)).as(mode.name()).containsExactly("sea");
        }
    }

    @ParameterizedTest
    @CsvSource({"topic,year", "topi,topic", "a,a.b"})
    void keepsFieldsApart(String field, String other) {
        put("mixed", "text/plain", 0, Map.of(field, "x"));

        assertThat(found("{\"" + other + "\":\"x\"}", SearchMode.KEYWORD)).isEmpty();
        assertThat(found("{\"" + field + "\":\"x\"}", SearchMode.KEYWORD)).containsExactly("mixed");
    }

    private Set<String> found(String filter, SearchMode mode) {
        var query = PassageIndexContract.query(Scope.of(OWNER, BASE), mode, "place", 10, read(filter));
        return new TreeSet<>(PassageIndexContract.documents(index().search(query)));
    }

    private static MetadataFilter read(String json) {
        try {
            var map = new ObjectMapper().readValue(json, new TypeReference<Map<String, Object>>() {});
            return Stream.ofNullable(MetadataFilterParser.parse(map))
                    .findFirst()
                    .orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void put(String document, String mediaType, long second, Map<String, Object> metadata) {
        var source = new PassageSource(
                OWNER, BASE, document, document + ".txt", mediaType, Instant.ofEpochSecond(second), metadata, null);
        index().replace(new DocumentRef(OWNER, document), List.of(passage(source, 0, "A place.", 1, 0, 0)));
    }
}

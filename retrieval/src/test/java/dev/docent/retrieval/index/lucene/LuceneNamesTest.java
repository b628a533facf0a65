package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.PassageSource;
import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Reports that say the same with other figures, so that only their names tell them apart. */
class LuceneNamesTest {

    private static final List<String> FIRMS = List.of("3M", "GeneralMills", "AMCOR", "BestBuy", "Pfizer", "AMD");
    private static final String PAGE = "Capital expenditure for property, plant and equipment was $ %d million.";

    @TempDir
    Path folder;

    private LucenePassageIndex index;

    @BeforeEach
    void open() {
        index = LucenePassageIndex.open(folder, new VectorSpace("by-hand", Passages.DIMENSIONS), ComputePool.INLINE);
        for (int firm = 0; firm < FIRMS.size(); firm++) {
            for (int year = 2015; year < 2023; year++) {
                put(Passages.OWNER, FIRMS.get(firm) + "_" + year + "_10K.pdf", PAGE.formatted(firm * 100 + year));
            }
        }
        index.flush();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "What was the FY2018 capital expenditure of 3M?; 3M_2018_10K.pdf",
                "How much did General Mills spend on capital expenditure in fiscal 2020?; GeneralMills_2020_10K.pdf",
                "capital expenditure best buy fy17; BestBuy_2017_10K.pdf",
                "Capital expenditure in AMD's 2022 10-K; AMD_2022_10K.pdf"
            })
    void areFoundByFirmAndYear(String question, String filename) {
        for (var mode : List.of(SearchMode.KEYWORD, SearchMode.HYBRID)) {
            assertThat(found(question, mode, Passages.OWNER)).as(mode.name()).startsWith(filename);
        }
    }

    @Test
    void areAllFoundByTheFirmAlone() {
        assertThat(found("Capital expenditure of Pfizer", SearchMode.HYBRID, Passages.OWNER)
                        .subList(0, 8))
                .allMatch(name -> name.startsWith("Pfizer_"));
    }

    /** The name says little against a page that has the words of the question. */
    @Test
    void doNotHideWhatHasTheWords() {
        put(Passages.OWNER, "minutes.txt", "The 3M tape dispenser stands in the kitchen, beside the toaster.");
        index.flush();

        assertThat(found("Where is the 3M tape dispenser?", SearchMode.KEYWORD, Passages.OWNER))
                .startsWith("minutes.txt");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SEMANTIC")
    void ofOthersChangeNoScore(SearchMode mode) {
        var before = scores(mode);
        IntStream.range(0, 30)
                .forEach(each -> put("bert", "3M_2018_" + each + ".pdf", "3M and its capital expenditure, 2018"));
        index.flush();

        assertThat(scores(mode)).isEqualTo(before);
    }

    private List<Double> scores(SearchMode mode) {
        return index.search(query("FY2018 capital expenditure of 3M", mode, Passages.OWNER)).stream()
                .map(hit -> hit.score())
                .toList();
    }

    private List<String> found(String question, SearchMode mode, String owner) {
        return index.search(query(question, mode, owner)).stream()
                .map(hit -> hit.passage().source().filename())
                .toList();
    }

    private static PassageQuery query(String question, SearchMode mode, String owner) {
        var vector = mode == SearchMode.KEYWORD ? null : Passages.unit(1, 0, 0);
        return new PassageQuery(Scope.of(owner, Passages.BASE), question, vector, mode, 10, null);
    }

    private void put(String owner, String filename, String text) {
        var source = new PassageSource(
                owner, Passages.BASE, filename, filename, "application/pdf", Instant.EPOCH, Map.of(), "en");
        index.put(new DocumentRef(owner, filename), List.of(Passages.passage(source, 0, text, 1, 0.1f, 0)));
    }
}

package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.EmbeddedPassage;
import dev.docent.retrieval.index.PassageHit;
import dev.docent.retrieval.index.PassageQuery;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.SearchMode;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Passage;
import dev.docent.retrieval.passage.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scopes of an index that several owners and knowledge bases share, and from which some documents were deleted. */
class ScopeQueryTest {

    private static final List<String> OWNERS = List.of("anna", "ann", "bob");
    private static final List<String> BASES = List.of("notes", "anotes", "mail");
    private static final int DOCUMENTS = 6;

    private LucenePassageIndex index;

    @BeforeEach
    void fill(@TempDir Path folder) {
        index = LucenePassageIndex.open(folder, new VectorSpace("by-hand", Passages.DIMENSIONS), ComputePool.INLINE);
        for (int document = 0; document < DOCUMENTS; document++) {
            for (var owner : OWNERS) {
                for (var base : BASES) {
                    index.addVectors(new DocumentRef(owner, base + document), passages(owner, base, document));
                }
            }
            index.flush();
        }
        OWNERS.forEach(owner -> BASES.forEach(base -> index.delete(new DocumentRef(owner, base + 3))));
    }

    @AfterEach
    void close() throws Exception {
        index.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SEMANTIC", "HYBRID"})
    void matchTheirOwnPassagesOnly(SearchMode mode) {
        for (var owner : OWNERS) {
            var hits = search(Scope.of(owner, Set.of("notes", "mail")), mode);

            assertThat(hits).hasSize(2 * 2 * (DOCUMENTS - 1));
            assertThat(hits).allSatisfy(passage -> {
                assertThat(passage.source().owner()).isEqualTo(owner);
                assertThat(passage.source().knowledgeBase()).isIn("notes", "mail");
            });
        }
    }

    @Test
    void countTheirOwnPassagesOnly() {
        assertThat(index.statistics(Scope.of("ann", "anotes")).passages()).isEqualTo(2 * (DOCUMENTS - 1));
        assertThat(index.statistics(Scope.of("ann", "nothing")).passages()).isZero();
    }

    @Test
    void areDeletedWithoutOthers() {
        index.delete(Scope.of("ann", "anotes"));

        assertThat(search(Scope.of("ann", "anotes"), SearchMode.HYBRID)).isEmpty();
        assertThat(search(Scope.of("anna", "notes"), SearchMode.HYBRID)).hasSize(2 * (DOCUMENTS - 1));
    }

    private List<Passage> search(Scope scope, SearchMode mode) {
        var vector = Passages.unit(1, 0, 0);
        var query = new PassageQuery(scope, "waves", vector, mode, 100, null);
        return index.search(query).stream().map(PassageHit::passage).toList();
    }

    private static List<EmbeddedPassage> passages(String owner, String base, int document) {
        var source = Passages.source(owner, base, base + document);
        return IntStream.range(0, 2)
                .mapToObj(ordinal -> Passages.passage(source, ordinal, "Waves", 1, document, ordinal))
                .toList();
    }
}

package dev.docent.retrieval.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.docent.retrieval.compute.ComputePool;
import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.Passages;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.retrieval.passage.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {

    private static final VectorSpace VECTORS = new VectorSpace("by-hand", Passages.DIMENSIONS);

    @TempDir
    Path folder;

    @Test
    void reopensItsOwnIndex() throws IOException {
        try (var index = LucenePassageIndex.open(folder, VECTORS, ComputePool.INLINE)) {
            var source = Passages.source(Passages.OWNER, Passages.BASE, "sea");
            index.replace(
                    new DocumentRef(Passages.OWNER, "sea"), List.of(Passages.passage(source, 0, "Waves", 1, 0, 0)));
        }

        try (var index = LucenePassageIndex.open(folder, VECTORS, ComputePool.INLINE)) {
            assertThat(index.statistics(Scope.of(Passages.OWNER, Passages.BASE)).passages())
                    .isOne();
        }
    }

    @Test
    void refusesAnIndexWithoutALayoutVersion() throws IOException {
        made(withoutLayout());

        assertThatThrownBy(() -> LucenePassageIndex.open(folder, VECTORS, ComputePool.INLINE))
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageContaining("layout is 1")
                .hasMessageContaining("move the index folder away")
                .hasMessageContaining("/reindex");
    }

    @Test
    void upgradesThePreviousLayout() throws IOException {
        var before = new HashMap<>(CommitMetadata.of(VECTORS));
        before.put("layout", "3");
        made(before);

        LucenePassageIndex.open(folder, VECTORS, ComputePool.INLINE).close();

        try (var directory = FSDirectory.open(folder)) {
            assertThat(SegmentInfos.readLatestCommit(directory).getUserData())
                    .containsEntry("layout", Integer.toString(CommitMetadata.LAYOUT_VERSION));
        }
    }

    @Test
    void refusesAnIndexOfALaterLayout() throws IOException {
        var later = new HashMap<>(CommitMetadata.of(VECTORS));
        later.put("layout", Integer.toString(CommitMetadata.LAYOUT_VERSION + 1));
        made(later);

        assertThatThrownBy(() -> LucenePassageIndex.open(folder, VECTORS, ComputePool.INLINE))
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageContaining("written by another version");
    }

    @Test
    void refusesVectorsLongerThanItStores() {
        assertThatThrownBy(() -> LucenePassageIndex.open(folder, new VectorSpace("long", 4097), ComputePool.INLINE))
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageStartingWith("The vectors of long have 4097 dimensions, and the index on the local disk");
    }

    @Test
    void refusesVectorsOfAnotherModel() throws IOException {
        try (var index = LucenePassageIndex.open(folder, VECTORS, ComputePool.INLINE)) {
            index.flush();
        }

        assertThatThrownBy(() -> LucenePassageIndex.open(
                        folder, new VectorSpace("another", Passages.DIMENSIONS), ComputePool.INLINE))
                .isInstanceOf(UnusableIndexException.class)
                .hasMessageContaining("holds vectors of by-hand (3 dimensions), but those of another");
    }

    @Test
    void doesNotChangeAnIndexThatItRefuses() throws IOException {
        made(withoutLayout());

        assertThatThrownBy(() -> LucenePassageIndex.open(folder, VECTORS, ComputePool.INLINE))
                .isInstanceOf(UnusableIndexException.class);

        try (var directory = FSDirectory.open(folder)) {
            assertThat(SegmentInfos.readLatestCommit(directory).getUserData()).isEqualTo(withoutLayout());
        }
    }

    private static Map<String, String> withoutLayout() {
        var data = new HashMap<>(CommitMetadata.of(VECTORS));
        data.remove("layout");
        return data;
    }

    private void made(Map<String, String> commitData) throws IOException {
        try (var directory = FSDirectory.open(folder);
                var writer = new IndexWriter(directory, new IndexWriterConfig())) {
            writer.setLiveCommitData(commitData.entrySet());
            writer.commit();
        }
    }
}

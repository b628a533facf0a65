package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.embedding.VectorSpace;
import dev.docent.retrieval.index.UnusableIndexException;
import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SimpleMergedSegmentWarmer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.InfoStream;

/** The folder of an index. Its lock is the operating system's, so a process that died leaves none behind. */
final class IndexFolder {

    /** Twice what Lucene takes: a passage with its vector takes some 4 KB. */
    private static final double BUFFER_MB = 32;

    private static final int MERGE_THREADS = 2;

    /** With more, writers wait. */
    private static final int PENDING_MERGES = 7;

    private IndexFolder() {}

    /** {@return the only writer of the index; closing it closes the folder's lock} */
    static IndexWriter open(Path folder, VectorSpace vectors) throws IOException {
        Files.createDirectories(folder);
        var directory = FSDirectory.open(folder);
        try {
            if (DirectoryReader.indexExists(directory)) {
                VectorSpaceData.mustMatch(vectors, commitData(directory));
            }
            return writer(directory, vectors);
        } catch (LockObtainFailedException e) {
            throw new IllegalStateException("The index in " + folder + " is in use by another process", e);
        }
    }

    /** {@return what the vectors of the index mean, or nothing when the folder holds none} */
    static Optional<VectorSpace> space(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var directory = FSDirectory.open(folder)) {
            return DirectoryReader.indexExists(directory)
                    ? Optional.of(VectorSpaceData.read(commitData(directory)))
                    : Optional.empty();
        }
    }

    /** @throws UnusableIndexException if the index is laid out by another version of the product */
    private static Map<String, String> commitData(Directory directory) throws IOException {
        var made = SegmentInfos.readLatestCommit(directory).getUserData();
        IndexLayout.mustMatch(made);
        return made;
    }

    private static IndexWriter writer(Directory directory, VectorSpace vectors) throws IOException {
        var writer = new IndexWriter(directory, config());
        var remembered = new HashMap<>(VectorSpaceData.of(vectors));
        remembered.putAll(IndexLayout.asCommitData());
        writer.setLiveCommitData(remembered.entrySet());
        writer.commit();
        return writer;
    }

    /** The passages of a knowledge base lie together, so that a search within it reads few pages. */
    private static IndexWriterConfig config() {
        return new IndexWriterConfig(new WordAnalyzer())
                .setCodec(new PassageCodec())
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergePolicy(new LeveledMerges())
                .setMergeScheduler(merges())
                .setMergedSegmentWarmer(new SimpleMergedSegmentWarmer(InfoStream.NO_OUTPUT))
                .setIndexSort(new Sort(new SortField(PassageFields.SCOPE, SortField.Type.STRING)))
                .setParentField("last_of_document");
    }

    /** Two at a time, so that the long merge of a large index goes on while small ones come and go beside it. */
    private static MergeScheduler merges() {
        var merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(PENDING_MERGES, MERGE_THREADS);
        return merges;
    }
}

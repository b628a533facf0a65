package dev.docent.retrieval.index.lucene;

import dev.docent.retrieval.words.WordAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/** The folder of an index. Its lock is the operating system's, so a process that died leaves none behind. */
final class IndexFolder {

    private IndexFolder() {}

    /** {@return the only writer of the index; closing it closes the folder's lock} */
    static IndexWriter open(Path folder, VectorSpace vectors) throws IOException {
        Files.createDirectories(folder);
        var directory = FSDirectory.open(folder);
        try {
            if (DirectoryReader.indexExists(directory)) {
                vectors.mustMatch(SegmentInfos.readLatestCommit(directory).getUserData());
            }
            return writer(directory, vectors);
        } catch (LockObtainFailedException e) {
            throw new IllegalStateException("The index in " + folder + " is in use by another process", e);
        }
    }

    private static IndexWriter writer(Directory directory, VectorSpace vectors) throws IOException {
        var writer = new IndexWriter(directory, config());
        writer.setLiveCommitData(vectors.asCommitData().entrySet());
        writer.commit();
        return writer;
    }

    /** An owner's passages lie together, so that a search within one reads few pages. */
    private static IndexWriterConfig config() {
        return new IndexWriterConfig(new WordAnalyzer())
                .setCodec(new PassageCodec())
                .setIndexSort(new Sort(new SortField(PassageFields.OWNER, SortField.Type.STRING)))
                .setParentField("last_of_document");
    }
}

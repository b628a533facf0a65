package dev.docent.retrieval.index;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An empty index for each test. */
abstract class IndexUnderTest {

    private PassageIndex index;

    /**
     * {@return an index of vectors with {@link Passages#DIMENSIONS} numbers; closed after the test where it can be}
     *
     * @param folder an empty one for it to use
     */
    protected abstract PassageIndex open(Path folder);

    @BeforeEach
    final void prepare(@TempDir Path folder) {
        index = open(folder);
    }

    @AfterEach
    final void close() throws Exception {
        if (index instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    /** {@return the index, the same one throughout a test} */
    protected final PassageIndex index() {
        return index;
    }
}

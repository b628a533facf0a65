package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file that holds files. */
interface Container {

    /**
     * Shows every file in it, in its order; folders are no files.
     *
     * @throws IOException when it cannot be read on: what comes after is lost
     */
    void forEach(Visitor visitor) throws IOException;

    /** Who looks at the files. */
    @FunctionalInterface
    interface Visitor {
        void visit(Entry entry) throws IOException;
    }

    /**
     * A file in a container.
     *
     * @param name as the container says it; anything
     * @param obstacle why its content cannot be had; null when it can
     * @param content opened at most once, while the entry is visited
     */
    record Entry(String name, Skipped.@Nullable Reason obstacle, Content content) {}

    /** Opens the content of a file. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}

package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A file that contains files. */
interface Container {

    /**
     * Visits every file in order, without folders.
     *
     * @throws IOException if the rest of the container cannot be read
     */
    void forEach(Visitor visitor) throws IOException;

    /** Receives the files of a container. */
    @FunctionalInterface
    interface Visitor {
        void visit(Entry entry) throws IOException;
    }

    /**
     * A file in a container.
     *
     * @param name its name in the container, untrusted
     * @param obstacle why its content is not available; null if it is
     * @param content opened at most once, during the visit
     */
    record Entry(String name, Skipped.@Nullable Reason obstacle, Content content) {}

    /** Opens the content of a file. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}

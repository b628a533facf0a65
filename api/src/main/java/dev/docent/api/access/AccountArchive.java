package dev.docent.api.access;

import java.io.IOException;
import java.io.OutputStream;

/** Takes the files of an export of an account, one after the other. */
public interface AccountArchive {

    /** Writes a file with the value as JSON. */
    void writeJson(String name, Object value) throws IOException;

    /** Writes a file with any content. */
    void write(String name, Content content) throws IOException;

    /** Writes the content of a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}

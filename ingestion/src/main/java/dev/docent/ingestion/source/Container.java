package dev.docent.ingestion.source;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IOSupplier;
import org.jspecify.annotations.Nullable;

/** A file that contains files. */
interface Container {

    /**
     * Visits every file in order, without folders.
     *
     * @throws IOException if the rest of the container cannot be read
     */
    void forEach(IOConsumer<Entry> visitor) throws IOException;

    /**
     * A file in a container.
     *
     * @param name its name in the container, untrusted
     * @param obstacle why its content is not available; null if it is
     * @param content opened at most once, during the visit
     */
    record Entry(String name, Skipped.@Nullable Reason obstacle, IOSupplier<InputStream> content) {}
}

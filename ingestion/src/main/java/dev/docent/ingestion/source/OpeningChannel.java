package dev.docent.ingestion.source;

import dev.docent.ingestion.document.IngestionException.SourceTooLargeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Reads a zip file and limits the reads and bytes of its central directory, which is kept in memory: a file can list
 * millions of entries although its header declares a few, each with a long name and comment.
 */
public final class OpeningChannel implements SeekableByteChannel {

    /** The end of the central directory is searched backwards, over the longest possible comment. */
    private static final long FOR_THE_SEARCH = 70_000;

    private static final long PER_ENTRY = 8;

    private static final long BYTES_FOR_THE_SEARCH = 1L << 20;

    private final SeekableByteChannel file;
    private long left;
    private long bytesLeft;

    private OpeningChannel(SeekableByteChannel file, long entries, int bytesPerEntry) {
        this.file = file;
        this.left = FOR_THE_SEARCH + PER_ENTRY * entries;
        this.bytesLeft = BYTES_FOR_THE_SEARCH + bytesPerEntry * entries;
    }

    /**
     * {@return the opened zip file, whose entries are no longer limited}
     *
     * @param entries maximum number of entries
     * @param bytesPerEntry maximum average size of an entry in the central directory
     * @throws SourceTooLargeException if the central directory exceeds the limits
     * @throws ZipException if the file is not a zip file, or is incomplete
     */
    public static ZipFile open(Path file, ExpansionLimit limit, long entries, int bytesPerEntry) throws IOException {
        var channel = new OpeningChannel(Files.newByteChannel(file), entries, bytesPerEntry);
        try {
            var zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            // From now on entries are read, which are counted elsewhere.
            channel.left = Long.MAX_VALUE;
            channel.bytesLeft = Long.MAX_VALUE;
            return zip;
        } catch (IOException | IllegalArgumentException broken) {
            channel.close();
            if (channel.bytesLeft <= 0) {
                throw limit.longList();
            }
            if (channel.left <= 0) {
                throw limit.tooMany();
            }
            throw new ZipException("Not a zip file");
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        bytesLeft -= target.remaining();
        if (--left <= 0 || bytesLeft <= 0) {
            throw new IOException("The list of entries is too long");
        }
        return file.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return file.write(source);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

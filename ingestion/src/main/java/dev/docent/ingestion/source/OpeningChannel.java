package dev.docent.ingestion.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

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

    /** @param bytesPerEntry maximum size of an entry in the central directory */
    public OpeningChannel(SeekableByteChannel file, long entries, int bytesPerEntry) {
        this.file = file;
        this.left = FOR_THE_SEARCH + PER_ENTRY * entries;
        this.bytesLeft = BYTES_FOR_THE_SEARCH + bytesPerEntry * entries;
    }

    /** Ends the limits: from now on entries are read, which are counted elsewhere. */
    public void opened() {
        left = Long.MAX_VALUE;
        bytesLeft = Long.MAX_VALUE;
    }

    public boolean isExhausted() {
        return left <= 0 || isTooLong();
    }

    /** {@return whether the byte limit was exceeded, rather than the number of entries} */
    public boolean isTooLong() {
        return bytesLeft <= 0;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        bytesLeft -= target.remaining();
        if (--left <= 0 || isTooLong()) {
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

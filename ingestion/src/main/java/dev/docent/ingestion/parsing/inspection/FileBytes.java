package dev.docent.ingestion.parsing.inspection;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Reads numbers at arbitrary offsets of a file; an offset beyond its end is an {@link EOFException}. */
record FileBytes(FileChannel channel) {

    int u8(long at) throws IOException {
        return read(at, 1).get(0) & 0xff;
    }

    int u16(long at, ByteOrder order) throws IOException {
        return read(at, 2).order(order).getShort(0) & 0xffff;
    }

    long u32(long at, ByteOrder order) throws IOException {
        return read(at, 4).order(order).getInt(0) & 0xffff_ffffL;
    }

    long i64(long at, ByteOrder order) throws IOException {
        return read(at, 8).order(order).getLong(0);
    }

    private ByteBuffer read(long at, int length) throws IOException {
        if (at < 0) {
            throw new EOFException();
        }
        var number = ByteBuffer.allocate(length);
        for (long from = at; number.hasRemaining(); ) {
            int read = channel.read(number, from);
            if (read < 0) {
                throw new EOFException();
            }
            from += read;
        }
        return number;
    }
}

package dev.docent.ingestion.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives made for tests. */
public final class Packed {

    private Packed() {}

    /** {@return a zip of name and text, name and text …} */
    public static byte[] zip(String... namesAndTexts) {
        return zip(out -> {
            for (var each = 0; each < namesAndTexts.length; each += 2) {
                add(out, new ZipArchiveEntry(namesAndTexts[each]), bytes(namesAndTexts[each + 1]));
            }
        });
    }

    /** {@return a zip of one file} */
    public static byte[] zip(String name, byte[] content) {
        return zip(out -> add(out, new ZipArchiveEntry(name), content));
    }

    static byte[] zip(Filling<ZipArchiveOutputStream> filling) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipArchiveOutputStream(bytes)) {
            filling.fill(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static void add(ZipArchiveOutputStream out, ZipArchiveEntry entry, byte[] content) throws IOException {
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }

    /** {@return a tar of name and text, name and text …} */
    public static byte[] tar(String... namesAndTexts) {
        return tar(out -> {
            for (var each = 0; each < namesAndTexts.length; each += 2) {
                var content = bytes(namesAndTexts[each + 1]);
                var entry = new TarArchiveEntry(namesAndTexts[each], true);
                entry.setSize(content.length);
                out.putArchiveEntry(entry);
                out.write(content);
                out.closeArchiveEntry();
            }
        });
    }

    static byte[] tar(Filling<TarArchiveOutputStream> filling) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(bytes)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            filling.fill(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static void addLink(TarArchiveOutputStream out, String name, String target) throws IOException {
        var link = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        link.setLinkName(target);
        out.putArchiveEntry(link);
        out.closeArchiveEntry();
    }

    /** {@return it, compressed} */
    public static byte[] gzip(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Puts files into an archive. */
    @FunctionalInterface
    interface Filling<T> {
        void fill(T out) throws IOException;
    }
}

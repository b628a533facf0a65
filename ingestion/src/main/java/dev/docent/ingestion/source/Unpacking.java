package dev.docent.ingestion.source;

import dev.docent.ingestion.document.Filename;
import dev.docent.ingestion.document.IngestionException.UnusableSourceException;
import dev.docent.ingestion.source.Container.Entry;
import dev.docent.ingestion.source.Skipped.Reason;
import dev.docent.runtime.TemporaryFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.io.function.IOBiConsumer;
import org.jspecify.annotations.Nullable;

/** Unpacks one upload, including nested archives. Used by one thread. */
final class Unpacking {

    /** Files that file managers add to archives. */
    private static final Pattern SYSTEM_FILE =
            Pattern.compile("(.*/)?(__MACOSX/.*|\\._[^/]*|\\.DS_Store|Thumbs\\.db|desktop\\.ini)");

    private final TemporaryFiles temporaryFiles;
    private final ExpansionLimit limit;
    private final IOBiConsumer<RelativePath, InputStream> receiver;
    private final List<Skipped> skipped = new ArrayList<>();

    Unpacking(TemporaryFiles temporaryFiles, ExpansionLimit limit, IOBiConsumer<RelativePath, InputStream> receiver) {
        this.temporaryFiles = temporaryFiles;
        this.limit = limit;
        this.receiver = receiver;
    }

    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /**
     * Unpacks the uploaded file.
     *
     * @param at its path; null if it was uploaded alone
     * @return whether it is a container; if not, it is a single document
     * @throws UnusableSourceException if it cannot be read to its end
     */
    boolean unpack(Path file, @Nullable RelativePath at) throws IOException {
        try {
            return unpack(file, limit.filename(), at, 1);
        } catch (DamagedException damaged) {
            throw new UnusableSourceException(limit.filename(), "it is damaged");
        }
    }

    private boolean unpack(Path file, String name, @Nullable RelativePath at, int depth)
            throws IOException, DamagedException {
        var format = formatOf(Files.newInputStream(file));
        if (format.isEmpty()) {
            return false;
        }
        return switch (format.get()) {
            case ZIP -> unzip(file, at, depth);
            case TAR -> {
                visit(new TarContainer(() -> Files.newInputStream(file), limit), at, depth);
                yield true;
            }
            case GZIP -> gunzip(file, name, at, depth);
            case MAIL -> open(new MailContainer(file, limit), name, at, depth);
        };
    }

    /** A mail is a document itself, besides its attachments. */
    private boolean open(MailContainer mail, String name, @Nullable RelativePath at, int depth)
            throws IOException, DamagedException {
        var path = at == null ? RelativePath.of(Filename.of(name).value()).orElse(null) : at;
        if (path == null || !mail.hasAttachments()) {
            return false;
        }
        takeWhole(path, mail.file());
        visit(mail, path, depth);
        return true;
    }

    private boolean unzip(Path file, @Nullable RelativePath at, int depth) throws IOException, DamagedException {
        var opened = ZipContainer.open(file, limit);
        if (opened.isEmpty()) {
            return false;
        }
        try (var zip = opened.get()) {
            if (zip.isOneDocument()) {
                return false;
            }
            visit(zip, at, depth);
            return true;
        }
    }

    private boolean gunzip(Path file, String name, @Nullable RelativePath at, int depth) throws DamagedException {
        Optional<ContainerFormat> inside;
        try {
            inside = formatOf(GzipContainer.open(file));
        } catch (IOException onlyBeginsLikeOne) {
            return false;
        }
        var isTar = inside.filter(format -> format == ContainerFormat.TAR).isPresent();
        visit(
                isTar ? new TarContainer(() -> GzipContainer.open(file), limit) : new GzipContainer(file, name, limit),
                at,
                depth);
        return true;
    }

    private static Optional<ContainerFormat> formatOf(InputStream content) throws IOException {
        try (var buffered = new BufferedInputStream(content)) {
            return ContainerFormat.of(buffered);
        }
    }

    private void visit(Container container, @Nullable RelativePath at, int depth) throws DamagedException {
        if (at != null && !limit.allowsDepth(depth)) {
            skip(at.value(), Reason.TOO_DEEP);
            return;
        }
        try {
            container.forEach(entry -> visit(entry, at, depth));
        } catch (IOException damaged) {
            throw new DamagedException(damaged);
        }
    }

    private void visit(Entry entry, @Nullable RelativePath at, int depth) throws IOException {
        var path = RelativePath.of(entry.name()).flatMap(inside -> at == null ? Optional.of(inside) : at.of(inside));
        if (path.isEmpty()) {
            skip(shown(entry.name(), at), Reason.UNSAFE_PATH);
        } else if (entry.obstacle() == Reason.ENCRYPTED && depth == 1) {
            // A partial import would look complete.
            throw new UnusableSourceException(
                    limit.filename(), "files in it are encrypted; unpack it with its password, and send the files");
        } else if (entry.obstacle() != null) {
            skip(path.get().value(), entry.obstacle());
        } else if (SYSTEM_FILE.matcher(path.get().value()).matches()) {
            skip(path.get().value(), Reason.SYSTEM_FILE);
        } else {
            take(entry, path.get(), depth);
        }
    }

    private void take(Entry entry, RelativePath path, int depth) throws IOException {
        var before = skipped.size();
        WatchedStream watched = null;
        try (var opened = new WatchedStream(entry.content().get());
                var content = new BufferedInputStream(opened)) {
            watched = opened;
            take(content, path, depth);
        } catch (DamagedException inside) {
            skip(path.value(), Reason.DAMAGED);
        } catch (IOException | RuntimeException failure) {
            if (watched != null && !watched.failed()) {
                throw failure;
            }
            if (skipped.size() == before) {
                skip(path.value(), Reason.DAMAGED);
            }
        }
    }

    private void take(BufferedInputStream content, RelativePath path, int depth) throws IOException, DamagedException {
        content.mark(1);
        if (content.read() < 0) {
            skip(path.value(), Reason.EMPTY);
            return;
        }
        content.reset();
        if (ContainerFormat.of(content).isEmpty()) {
            receiver.accept(path, content);
            return;
        }
        try (var file = temporaryFiles.copy(content)) {
            if (!unpack(file.path(), path.name(), path, depth + 1)) {
                takeWhole(path, file.path());
            }
        }
    }

    private void takeWhole(RelativePath path, Path file) throws IOException {
        try (var whole = Files.newInputStream(file)) {
            receiver.accept(path, whole);
        }
    }

    private void skip(String path, Reason reason) {
        skipped.add(new Skipped(path, reason));
    }

    private static String shown(String name, @Nullable RelativePath at) {
        var visible = Filename.visible(name);
        var shortened = visible.codePointCount(0, visible.length()) > 200
                ? visible.substring(0, visible.offsetByCodePoints(0, 200)) + "…"
                : visible;
        return at == null ? shortened : at + "/" + shortened;
    }

    /** The container is truncated or damaged. */
    private static final class DamagedException extends Exception {
        DamagedException(IOException cause) {
            super(cause);
        }
    }
}

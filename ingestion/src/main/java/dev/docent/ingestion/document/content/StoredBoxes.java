package dev.docent.ingestion.document.content;

import dev.docent.ingestion.document.Document;
import dev.docent.ingestion.parsing.WordBoxes;
import dev.docent.retrieval.passage.DocumentRef;
import dev.docent.storage.objects.ObjectKey;
import dev.docent.storage.objects.ObjectNotFoundException;
import dev.docent.storage.objects.ObjectStore;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the words of texts stand on their pages, under {@code boxes/<owner>/<document>}: the number of the format, what
 * the text is known by, how many pages there are, and page after page its number, how many bytes it takes, and its words. Only the pages that are
 * asked for are read. Safe for concurrent use.
 */
final class StoredBoxes {

    private static final Logger log = LoggerFactory.getLogger(StoredBoxes.class);

    private static final String FOLDER = "boxes";
    static final int FORMAT = 1;

    private final ObjectStore objects;

    StoredBoxes(ObjectStore objects) {
        this.objects = objects;
    }

    /** Stores the boxes for this text in the place of those that were there, or none; durable when it returns. */
    void put(Document document, String text, List<PageBoxes> pages) {
        var key = key(document.ref());
        if (pages.isEmpty()) {
            objects.delete(key);
            return;
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(text.length());
            out.writeInt(text.hashCode());
            out.writeInt(pages.size());
            for (var page : pages) {
                var words = page.words().encoded();
                out.writeInt(page.page());
                out.writeInt(words.length);
                out.write(words);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        objects.put(key, new ByteArrayInputStream(bytes.toByteArray()));
    }

    /** {@return the boxes of these pages; none when there are none, or those of another text} */
    List<PageBoxes> read(Document document, String text, int firstPage, int lastPage) {
        try (var stored = objects.open(key(document.ref()));
                var in = new DataInputStream(new BufferedInputStream(stored.content()))) {
            var fits = in.readByte() == FORMAT && in.readInt() == text.length() && in.readInt() == text.hashCode();
            return fits ? pages(in, firstPage, lastPage) : List.of();
        } catch (ObjectNotFoundException none) {
            return List.of();
        } catch (IOException failure) {
            log.warn("boxes of document={} cannot be read: cause={}", document.id(), failure.toString());
            return List.of();
        }
    }

    void delete(DocumentRef document) {
        objects.delete(key(document));
    }

    private static List<PageBoxes> pages(DataInputStream in, int first, int last) throws IOException {
        var pages = new ArrayList<PageBoxes>();
        for (int left = in.readInt(); left > 0; left--) {
            int number = in.readInt();
            int length = in.readInt();
            if (number > last) {
                break;
            }
            if (number < first) {
                in.skipNBytes(length);
            } else {
                var words = new byte[length];
                in.readFully(words);
                pages.add(new PageBoxes(number, WordBoxes.of(words)));
            }
        }
        return pages;
    }

    ObjectKey key(Document document) {
        return key(document.ref());
    }

    private static ObjectKey key(DocumentRef document) {
        return StoredContent.key(FOLDER, document);
    }
}

package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.format.BlockCollector;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Counts the embedded files of a PDF (ISO 32000-1, 7.11.4), which are not read. */
final class AttachedFiles {

    private static final int MAX_FILES = 10_000;

    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int files;

    private AttachedFiles() {}

    static void count(PDDocument document, BlockCollector blocks) {
        var names = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.NAMES);
        if (names != null) {
            var attached = new AttachedFiles();
            attached.count(names.getCOSDictionary(COSName.EMBEDDED_FILES), 0);
            if (attached.files > 0) {
                blocks.omit(Omission.embeddedSkipped(attached.files));
            }
        }
    }

    /** A node of the name tree contains pairs of name and file, or further nodes. */
    private void count(@Nullable COSDictionary node, int depth) {
        if (node == null || depth > 50 || files > MAX_FILES || !seen.add(node)) {
            return;
        }
        var pairs = node.getCOSArray(COSName.NAMES);
        files += pairs == null ? 0 : pairs.size() / 2;
        COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int i = 0; kids != null && i < kids.size(); i++) {
            count(kids.getObject(i) instanceof COSDictionary kid ? kid : null, depth + 1);
        }
    }
}

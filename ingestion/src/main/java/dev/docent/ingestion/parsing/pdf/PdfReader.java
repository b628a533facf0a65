package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.DocumentFile;
import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.format.FormatReader;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads PDF with PDFBox, page by page, so that a broken page does not affect the others.
 *
 * <p>A file that opens without a password is read even if its permissions disallow text extraction: this is the
 * responsibility of the user who uploads it.
 */
public final class PdfReader implements FormatReader {

    private static final Logger log = LoggerFactory.getLogger(PdfReader.class);

    private static final int MAX_FIELDS = 5_000;

    @Override
    public void read(DocumentFile file, String mediaType, BlockCollector blocks) {
        PdfFile.read(file, document -> {
            new PdfPages(document, blocks).read();
            readForm(document, blocks);
            AttachedFiles.count(document, blocks);
            return document.getNumberOfPages();
        });
    }

    /** Adds the values of form fields, which are not part of the pages. */
    private static void readForm(PDDocument document, BlockCollector blocks) {
        try {
            var form = document.getDocumentCatalog().getAcroForm(null);
            int count = 0;
            for (var field : form == null ? List.<PDField>of() : form.getFieldTree()) {
                if (++count > MAX_FIELDS) {
                    omitFields(
                            "The form has more than %,d fields; the remaining ones were not read."
                                    .formatted(MAX_FIELDS),
                            blocks);
                    return;
                }
                if (field instanceof PDTerminalField
                        && !field.getValueAsString().isBlank()) {
                    var name = field.getAlternateFieldName() == null
                            ? field.getPartialName()
                            : field.getAlternateFieldName();
                    blocks.listItem(0, "-", name + ": " + field.getValueAsString());
                }
            }
        } catch (UnreadableDocumentException limit) {
            throw limit;
        } catch (RuntimeException broken) {
            log.warn("pdf form unreadable cause={}", broken.getClass().getName());
            omitFields("The values of the form fields cannot be read because the form is damaged.", blocks);
        }
    }

    private static void omitFields(String message, BlockCollector blocks) {
        blocks.omit(new Omission("form_unreadable", message));
    }

    /** Counts the embedded files of a PDF (ISO 32000-1, 7.11.4), which are not read. */
    private static final class AttachedFiles {

        private static final int MAX_FILES = 10_000;

        private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private int files;

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
}

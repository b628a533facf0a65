package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.format.BlockCollector;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;

/** The values of form fields, which are not part of the pages. */
final class FormFields {

    private static final int MAX_FIELDS = 5_000;

    private FormFields() {}

    static void add(PDDocument document, BlockCollector blocks) {
        var form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        int count = 0;
        for (var field : form.getFieldTree()) {
            if (++count > MAX_FIELDS) {
                blocks.omit(new Omission(
                        "form_unreadable",
                        "The form has more than %,d fields; the remaining ones were not read.".formatted(MAX_FIELDS)));
                return;
            }
            if (field instanceof PDTerminalField && !field.getValueAsString().isBlank()) {
                var name =
                        field.getAlternateFieldName() == null ? field.getPartialName() : field.getAlternateFieldName();
                blocks.listItem(0, "-", name + ": " + field.getValueAsString());
            }
        }
    }
}

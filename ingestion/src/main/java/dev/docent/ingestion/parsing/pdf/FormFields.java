package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.Omission;
import dev.docent.ingestion.parsing.format.BlockCollector;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;

/** What was filled into the fields of a form, which the pages themselves do not hold. */
final class FormFields {

    private static final int MOST = 5_000;

    private FormFields() {}

    static void add(PDDocument document, BlockCollector blocks) {
        var form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        int count = 0;
        for (var field : form.getFieldTree()) {
            if (++count > MOST) {
                blocks.omit(new Omission(
                        "form_unreadable",
                        "The form has more than %,d fields; the others are not read.".formatted(MOST)));
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

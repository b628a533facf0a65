package dev.docent.ingestion.parsing.office;

import dev.docent.ingestion.parsing.UnreadableDocumentException;
import dev.docent.ingestion.parsing.UnreadableDocumentException.Reason;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Refuses documents whose manifest says that parts are encrypted: OpenDocument (1.3 part 2, 4.4) and EPUB (OCF 3.3, 4.2.6.3.2),
 * where encrypted fonts do not matter.
 */
final class EncryptedParts extends DefaultHandler {

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        if (name.equals("encryption-data")) {
            throw refuse("The document is encrypted; documents of OpenDocument are read when saved without a password");
        }
        var part = attributes.getValue("URI");
        if (name.equals("CipherReference") && part != null && part.matches("(?i).*\\.x?html?")) {
            throw refuse("The book is encrypted against copying, and opens only in the program that it was sold for");
        }
    }

    private static UnreadableDocumentException refuse(String message) {
        return new UnreadableDocumentException(Reason.ENCRYPTED, message, null);
    }
}

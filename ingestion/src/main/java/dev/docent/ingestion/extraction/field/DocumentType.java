package dev.docent.ingestion.extraction.field;

/** What kind of document a page is. */
public enum DocumentType {
    PASSPORT,
    VISA,
    IDENTITY_CARD,
    INVOICE,
    RECEIPT,
    OTHER;

    /** {@return whether it is a document that lets a person travel or stay} */
    public boolean isTravelDocument() {
        return this == PASSPORT || this == VISA || this == IDENTITY_CARD;
    }

    /** {@return whether it is a document of a purchase} */
    public boolean isPurchase() {
        return this == INVOICE || this == RECEIPT;
    }
}

package dev.docent.ingestion.parsing.pdf;

import org.apache.pdfbox.text.TextPosition;

/** Text that runs along the page another way than the page is turned has its lines along its own direction. */
final class UprightText {

    private UprightText() {}

    /** {@return the text, as if the page were turned its way} */
    static TextPosition of(TextPosition text) {
        int direction = (int) text.getDir();
        return direction == text.getRotation()
                ? text
                : new TextPosition(
                        direction,
                        text.getPageWidth(),
                        text.getPageHeight(),
                        text.getTextMatrix(),
                        text.getEndX(),
                        text.getEndY(),
                        text.getHeight(),
                        text.getIndividualWidths()[0],
                        text.getWidthOfSpace(),
                        text.getUnicode(),
                        text.getCharacterCodes(),
                        text.getFont(),
                        text.getFontSize(),
                        (int) text.getFontSizeInPt());
    }
}

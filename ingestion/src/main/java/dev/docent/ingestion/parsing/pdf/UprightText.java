package dev.docent.ingestion.parsing.pdf;

import org.apache.pdfbox.text.TextPosition;

/** Text positions whose rotation differs from that of the page. */
final class UprightText {

    private UprightText() {}

    /** {@return the position as on a page with the rotation of the text, so that lines follow its direction} */
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

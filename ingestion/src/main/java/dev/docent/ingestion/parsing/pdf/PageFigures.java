package dev.docent.ingestion.parsing.pdf;

import dev.docent.ingestion.parsing.format.BlockCollector;
import dev.docent.ingestion.parsing.picture.PictureConverter;
import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the pictures of pages that are read by their text: each once, as letterheads repeat them. Masks, and pictures that
 * cannot be decoded or do not fit into memory, are left out.
 */
final class PageFigures {

    private static final Logger log = LoggerFactory.getLogger(PageFigures.class);

    /** A narrow picture is a line or a border. */
    private static final int MAX_RATIO = 8;

    /** Enough for the screen that figures are reduced to. */
    private static final double TARGET_PIXELS = 8_000_000;

    private final BlockCollector blocks;
    private final Set<COSStream> taken = Collections.newSetFromMap(new IdentityHashMap<>());

    PageFigures(BlockCollector blocks) {
        this.blocks = blocks;
    }

    /** Takes those of the page whose drawing was followed last. */
    void take(PageGraphics graphics) {
        for (var picture : graphics.pictures()) {
            if (blocks.takesFigures() && isFigure(picture) && !graphics.isTooLarge() && taken.add(picture)) {
                take(picture);
            }
        }
    }

    private boolean isFigure(COSStream picture) {
        int width = picture.getInt(COSName.WIDTH, 0);
        int height = picture.getInt(COSName.HEIGHT, 0);
        int shorter = Math.min(width, height);
        var mask = picture.getCOSStream(COSName.SMASK);
        return shorter >= blocks.limits().figures().minSide()
                && Math.max(width, height) / shorter < MAX_RATIO
                && pixels(picture) <= blocks.limits().maxPixels()
                // PDFBox enlarges a picture to the size of its mask.
                && (mask == null || pixels(mask) <= pixels(picture))
                && !picture.getBoolean(COSName.IMAGE_MASK, false);
    }

    private static long pixels(COSStream picture) {
        return Math.max(0, (long) picture.getInt(COSName.WIDTH, 0) * picture.getInt(COSName.HEIGHT, 0));
    }

    private void take(COSStream picture) {
        try {
            int step = (int) Math.ceil(Math.sqrt(pixels(picture) / TARGET_PIXELS));
            var image = new PDImageXObject(new PDStream(picture), null).getImage(null, Math.max(1, step));
            var rendition = PictureConverter.screen(image);
            blocks.figure(rendition.mediaType(), rendition.content());
        } catch (IOException | RuntimeException undecoded) {
            log.warn("pdf figure unreadable cause={}", undecoded.getClass().getName());
        }
    }
}

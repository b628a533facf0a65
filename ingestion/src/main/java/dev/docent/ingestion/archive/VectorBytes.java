package dev.docent.ingestion.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Vectors as bytes: numbers of four bytes (IEEE 754), the least significant byte first, one vector after the other. */
final class VectorBytes {

    /** How far the square of a vector's length may be from 1: more than rounding ever makes of it. */
    private static final double TOLERANCE = 0.01;

    private VectorBytes() {}

    static byte[] of(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    static float[] read(byte[] bytes) {
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }

    /** {@return whether it has the length 1, and so no number in it that is none} */
    static boolean isUnit(float[] vector) {
        var square = 0.0;
        for (var each : vector) {
            square += (double) each * each;
        }
        // Not a number is within nothing.
        return Math.abs(square - 1) <= TOLERANCE;
    }
}

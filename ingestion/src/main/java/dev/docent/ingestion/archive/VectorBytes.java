package dev.docent.ingestion.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The binary form of vectors: little-endian IEEE 754 floats of four bytes, one vector after the other. */
final class VectorBytes {

    /** Maximum deviation of a squared norm from 1, well above any rounding error. */
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

    /** {@return whether the norm of the vector is 1, which also excludes NaN and infinity} */
    static boolean isUnit(float[] vector) {
        var square = 0.0;
        for (var each : vector) {
            square += (double) each * each;
        }
        // NaN fails every comparison.
        return Math.abs(square - 1) <= TOLERANCE;
    }
}

package dev.docent.retrieval.index.atlas;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import java.nio.ByteOrder;

/**
 * Vectors on the wire: mongo-java-server knows only plain binary values (subtype 0), and closes the connection on the subtype
 * of vectors (9). Requests and answers are rewritten on their way: a vector becomes a plain value, and a plain value that
 * begins as a vector of float32 becomes one.
 */
final class StandInWire extends ChannelDuplexHandler {

    private static final int MAX_MESSAGE = 48_000_000;
    private static final int OP_MSG = 2013;
    private static final int HEADER = 16;
    private static final byte PLAIN = 0;
    private static final byte VECTOR = 9;

    /** A vector of float32 without padding begins with these two bytes, as a little-endian number. */
    static final short FLOAT32 = 0x27;

    private StandInWire() {}

    /** Rewrites what follows the first command of a connection, which has no vectors. */
    static void on(Channel channel) {
        if (channel.pipeline().get(StandInWire.class) == null) {
            channel.pipeline().addFirst(new StandInWire());
            channel.pipeline().addFirst(new LengthFieldBasedFrameDecoder(MAX_MESSAGE, 0, 4, -4, 0) {
                @Override
                protected long getUnadjustedFrameLength(ByteBuf bytes, int offset, int length, ByteOrder order) {
                    return bytes.getUnsignedIntLE(offset);
                }
            });
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        rewrite(message, VECTOR, PLAIN);
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        rewrite(message, PLAIN, VECTOR);
        super.write(context, message, promise);
    }

    private static void rewrite(Object message, byte from, byte to) {
        if (message instanceof ByteBuf bytes && bytes.getIntLE(bytes.readerIndex() + 12) == OP_MSG) {
            var end = bytes.writerIndex();
            var at = bytes.readerIndex() + HEADER + 4;
            while (at < end) {
                var kind = bytes.getByte(at++);
                if (kind == 0) {
                    at = document(bytes, at, from, to);
                } else {
                    var last = at + bytes.getIntLE(at);
                    at = afterName(bytes, at + 4);
                    while (at < last) {
                        at = document(bytes, at, from, to);
                    }
                }
            }
        }
    }

    /** {@return the position after the document at this position} */
    private static int document(ByteBuf bytes, int start, byte from, byte to) {
        var end = start + bytes.getIntLE(start);
        var at = start + 4;
        while (at < end - 1) {
            var type = bytes.getByte(at);
            at = value(bytes, type, afterName(bytes, at + 1), from, to);
        }
        return end;
    }

    private static int value(ByteBuf bytes, byte type, int at, byte from, byte to) {
        return switch (type) {
            case 0x03, 0x04 -> document(bytes, at, from, to);
            case 0x05 -> binary(bytes, at, from, to);
            case 0x02, 0x0D, 0x0E -> at + 4 + bytes.getIntLE(at);
            case 0x07 -> at + 12;
            case 0x08 -> at + 1;
            case 0x0B -> afterName(bytes, afterName(bytes, at));
            case 0x10 -> at + 4;
            case 0x01, 0x09, 0x11, 0x12 -> at + 8;
            case 0x13 -> at + 16;
            case 0x06, 0x0A, 0x7F, -1 -> at;
            default -> throw new IllegalArgumentException("BSON type " + type);
        };
    }

    private static int binary(ByteBuf bytes, int at, byte from, byte to) {
        var length = bytes.getIntLE(at);
        var isVector = length > 2 && bytes.getShortLE(at + 5) == FLOAT32;
        if (bytes.getByte(at + 4) == from && isVector) {
            bytes.setByte(at + 4, to);
        }
        return at + 5 + length;
    }

    private static int afterName(ByteBuf bytes, int at) {
        return bytes.indexOf(at, bytes.writerIndex(), (byte) 0) + 1;
    }
}

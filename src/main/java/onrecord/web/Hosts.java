package onrecord.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Says which hosts may be fetched from: those on the public internet, so that no page, feed or redirect can make this
 * program read the networks it stands in. A name counts by all the addresses it resolves to. Java keeps what it resolved
 * for half a minute, so that a connection made directly after goes to the addresses that were judged, unless that time
 * ends in between.
 */
public enum Hosts {
    /** Hosts on the public internet. */
    PUBLIC,
    /** Those, and this machine itself: for tests against a server of their own. */
    PUBLIC_AND_LOOPBACK;

    /** @throws FetchException if nothing may be fetched from there */
    void require(URI address) throws FetchException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (!(scheme.equals("http") || scheme.equals("https")) || host == null) {
            throw new FetchException("only http and https addresses with a host can be fetched, not " + address);
        }
        if (address.getRawUserInfo() != null) {
            throw new FetchException("an address with a user name or password in it is not fetched: leave them out");
        }
        InetAddress[] resolved;
        try {
            resolved = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new FetchException("there is no host " + host + ": check the address");
        }
        for (InetAddress one : resolved) {
            if (!isPublic(one) && !(this == PUBLIC_AND_LOOPBACK && one.isLoopbackAddress())) {
                String number = host.equals(one.getHostAddress()) ? "" : " (" + one.getHostAddress() + ")";
                throw FetchException.lasting(
                        host + " is not on the public internet" + number + ": save the page as a file and ingest that");
            }
        }
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes, 0) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes, int at) {
        int a = bytes[at] & 0xFF;
        int b = bytes[at + 1] & 0xFF;
        int c = bytes[at + 2] & 0xFF;
        boolean reserved = a == 0
                || a == 10
                || a == 127
                || a >= 224
                || (a == 100 && b >= 64 && b < 128)
                || (a == 169 && b == 254)
                || (a == 172 && b >= 16 && b < 32)
                || (a == 192 && b == 168)
                || (a == 192 && b == 0 && (c == 0 || c == 2))
                || (a == 198 && (b == 18 || b == 19))
                || (a == 198 && b == 51 && c == 100)
                || (a == 203 && b == 0 && c == 113);
        return !reserved;
    }

    /** Only 2000::/3 is given out; within it, tunnels carry an IPv4 address that counts in their place. */
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int second = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        if (first == 0x2002) {
            return isPublic4(bytes, 2);
        }
        if (first == 0x64 && second == 0xFF9B) {
            return isPublic4(bytes, 12);
        }
        boolean documentation = first == 0x2001 && second == 0xDB8;
        boolean teredoAndKin = first == 0x2001 && second < 0x200;
        return (first & 0xE000) == 0x2000 && !documentation && !teredoAndKin;
    }
}

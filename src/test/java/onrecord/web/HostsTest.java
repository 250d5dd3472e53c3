package onrecord.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "2001:db8::1",
                "2001::1",
                "::7f00:1"
            })
    void refuses_what_is_not_public(String address) throws Exception {
        assertThat(Hosts.isPublic(InetAddress.getByName(address))).isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThatThrownBy(() -> Hosts.PUBLIC.require(URI.create("http://" + host + "/")))
                .hasMessageContaining("is not on the public internet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.3.1", "2606:4700::1111", "64:ff9b::808:808"})
    void lets_public_addresses_pass(String address) throws Exception {
        assertThat(Hosts.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://0x7f.1/",
                "http://localhost/",
                "http://127.1/",
                "http://LOCALHOST:80/"
            })
    void sees_through_other_ways_to_write_loopback(String address) {
        assertThatThrownBy(() -> Hosts.PUBLIC.require(URI.create(address))).isInstanceOf(FetchException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://news.example/",
                "file:///etc/passwd",
                "http:///x",
                "jar:http://a!/b",
                "http://me:pw@8.8.8.8/"
            })
    void refuses_what_is_no_plain_web_address(String address) {
        assertThatThrownBy(() -> Hosts.PUBLIC_AND_LOOPBACK.require(URI.create(address)))
                .isInstanceOf(FetchException.class);
    }

    @Test
    void only_tests_may_ask_this_machine_and_not_even_they_its_network() {
        assertThatCode(() -> Hosts.PUBLIC_AND_LOOPBACK.require(URI.create("http://127.0.0.1:1/")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Hosts.PUBLIC_AND_LOOPBACK.require(URI.create("http://192.168.1.1/")))
                .hasMessageContaining("not on the public internet");
    }
}

<?xml version="1.0" encoding="UTF-8"?>
<!-- What of a record Zebra indexes: every word of its data fields, and titles, names and subjects again by themselves. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:marc="http://www.loc.gov/MARC21/slim" xmlns:z="http://indexdata.com/zebra-2.0">
  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="text()"/>

  <xsl:template match="marc:record">
    <z:record z:id="{marc:controlfield[@tag='001']}">
      <xsl:for-each select="marc:datafield">
        <xsl:variable name="words">
          <xsl:for-each select="marc:subfield">
            <xsl:value-of select="."/>
            <xsl:text> </xsl:text>
          </xsl:for-each>
        </xsl:variable>
        <z:index name="any:w"><xsl:value-of select="$words"/></z:index>
        <xsl:choose>
          <xsl:when test="@tag='245' or @tag='240' or @tag='246' or @tag='130' or @tag='740'">
            <z:index name="title:w title:p"><xsl:value-of select="$words"/></z:index>
          </xsl:when>
          <xsl:when test="starts-with(@tag, '1') or starts-with(@tag, '7')">
            <z:index name="author:w"><xsl:value-of select="$words"/></z:index>
          </xsl:when>
          <xsl:when test="starts-with(@tag, '6')">
            <z:index name="subject:w"><xsl:value-of select="$words"/></z:index>
          </xsl:when>
        </xsl:choose>
      </xsl:for-each>
      <z:index name="any:w title:w">
        <xsl:value-of select="substring(marc:controlfield[@tag='008'], 8, 4)"/>
      </z:index>
    </z:record>
  </xsl:template>
</xsl:stylesheet>

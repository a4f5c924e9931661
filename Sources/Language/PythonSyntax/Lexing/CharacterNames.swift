// SPDX-License-Identifier: GPL-3.0-or-later

/// Characters by their Unicode names.
package enum CharacterNames {
  /// The character of a name such as `GREEK SMALL LETTER ALPHA`; names are looked through one by one, as nobody writes many.
  package static func scalar(named name: String) -> Unicode.Scalar? {
    let wanted = name.uppercased()
    if let known = aliases[wanted] { return known }
    // The variation selectors, VS1 to VS256.
    if wanted.hasPrefix("VS"), let number = UInt32(wanted.dropFirst(2)), 1...256 ~= number, wanted == "VS\(number)" {
      return Unicode.Scalar(number <= 16 ? 0xFDFF + number : 0xE_00EF + number)
    }
    // Those of Han end in their codes.
    if wanted.hasPrefix("CJK "), let dash = wanted.lastIndex(of: "-"),
      let code = UInt32(wanted[wanted.index(after: dash)...], radix: 16), let scalar = Unicode.Scalar(code)
    {
      return scalar.properties.name == wanted ? scalar : nil
    }
    for range in [0...0xD7FF as ClosedRange<UInt32>, 0xE000...0x1_FBFF, 0xE_0000...0xE_01EF] {
      for code in range {
        guard let scalar = Unicode.Scalar(code) else { continue }
        if scalar.properties.name == wanted || scalar.properties.nameAlias == wanted { return scalar }
      }
    }
    return nil
  }

  /// The names that control and format characters have besides: `LF`, `NEW LINE`, `NBSP`.
  private static let aliases: [String: Unicode.Scalar] = {
    var aliases: [String: Unicode.Scalar] = [:]
    for entry in table.split(separator: ";") {
      let parts = entry.split(separator: "=")
      let scalar = UInt32(parts[0], radix: 16).flatMap { Unicode.Scalar($0) }
      for name in parts[1].split(separator: ",") { aliases[String(name)] = scalar }
    }
    return aliases
  }()

  private static let table = """
    0=NULL,NUL;1=START OF HEADING,SOH;2=START OF TEXT,STX;3=END OF TEXT,ETX;4=END OF TRANSMISSION,EOT;5=ENQUIRY,ENQ;\
    6=ACKNOWLEDGE,ACK;7=ALERT,BEL;8=BACKSPACE,BS;9=CHARACTER TABULATION,HORIZONTAL TABULATION,HT,TAB;\
    A=LINE FEED,NEW LINE,END OF LINE,LF,NL,EOL;B=LINE TABULATION,VERTICAL TABULATION,VT;C=FORM FEED,FF;\
    D=CARRIAGE RETURN,CR;E=SHIFT OUT,LOCKING-SHIFT ONE,SO;F=SHIFT IN,LOCKING-SHIFT ZERO,SI;10=DATA LINK ESCAPE,DLE;\
    11=DEVICE CONTROL ONE,DC1;12=DEVICE CONTROL TWO,DC2;13=DEVICE CONTROL THREE,DC3;14=DEVICE CONTROL FOUR,DC4;\
    15=NEGATIVE ACKNOWLEDGE,NAK;16=SYNCHRONOUS IDLE,SYN;17=END OF TRANSMISSION BLOCK,ETB;18=CANCEL,CAN;\
    19=END OF MEDIUM,EOM;1A=SUBSTITUTE,SUB;1B=ESCAPE,ESC;1C=INFORMATION SEPARATOR FOUR,FILE SEPARATOR,FS;\
    1D=INFORMATION SEPARATOR THREE,GROUP SEPARATOR,GS;1E=INFORMATION SEPARATOR TWO,RECORD SEPARATOR,RS;\
    1F=INFORMATION SEPARATOR ONE,UNIT SEPARATOR,US;20=SP;7F=DELETE,DEL;80=PADDING CHARACTER,PAD;\
    81=HIGH OCTET PRESET,HOP;82=BREAK PERMITTED HERE,BPH;83=NO BREAK HERE,NBH;84=INDEX,IND;85=NEXT LINE,NEL;\
    86=START OF SELECTED AREA,SSA;87=END OF SELECTED AREA,ESA;\
    88=CHARACTER TABULATION SET,HORIZONTAL TABULATION SET,HTS;\
    89=CHARACTER TABULATION WITH JUSTIFICATION,HORIZONTAL TABULATION WITH JUSTIFICATION,HTJ;\
    8A=LINE TABULATION SET,VERTICAL TABULATION SET,VTS;8B=PARTIAL LINE FORWARD,PARTIAL LINE DOWN,PLD;\
    8C=PARTIAL LINE BACKWARD,PARTIAL LINE UP,PLU;8D=REVERSE LINE FEED,REVERSE INDEX,RI;\
    8E=SINGLE SHIFT TWO,SINGLE-SHIFT-2,SS2;8F=SINGLE SHIFT THREE,SINGLE-SHIFT-3,SS3;90=DEVICE CONTROL STRING,DCS;\
    91=PRIVATE USE ONE,PRIVATE USE-1,PU1;92=PRIVATE USE TWO,PRIVATE USE-2,PU2;93=SET TRANSMIT STATE,STS;\
    94=CANCEL CHARACTER,CCH;95=MESSAGE WAITING,MW;96=START OF GUARDED AREA,START OF PROTECTED AREA,SPA;\
    97=END OF GUARDED AREA,END OF PROTECTED AREA,EPA;98=START OF STRING,SOS;\
    99=SINGLE GRAPHIC CHARACTER INTRODUCER,SGC;9A=SINGLE CHARACTER INTRODUCER,SCI;\
    9B=CONTROL SEQUENCE INTRODUCER,CSI;9C=STRING TERMINATOR,ST;9D=OPERATING SYSTEM COMMAND,OSC;\
    9E=PRIVACY MESSAGE,PM;9F=APPLICATION PROGRAM COMMAND,APC;A0=NBSP;AD=SHY;34F=CGJ;61C=ALM;180B=FVS1;180C=FVS2;\
    180D=FVS3;180E=MVS;180F=FVS4;200B=ZWSP;200C=ZWNJ;200D=ZWJ;200E=LRM;200F=RLM;202A=LRE;202B=RLE;202C=PDF;202D=LRO;\
    202E=RLO;202F=NNBSP;205F=MMSP;2060=WJ;2066=LRI;2067=RLI;2068=FSI;2069=PDI;FEFF=BYTE ORDER MARK,BOM,ZWNBSP
    """
}

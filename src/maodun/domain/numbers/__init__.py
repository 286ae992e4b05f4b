"""Numbers of rights in one canonical form, from any spelling people use.

Canonical forms, one for each number, whatever file it came from:

- US publications without padding or separators: ``US11427642B2``, ``USD1066113S1``,
  ``USRE49889E1``, ``USPP12345P2``; publications of applications with the year and seven
  digits: ``US20210012345A1``. The kind code ``S`` of designs is written ``S1``.
- US applications with series and serial number: ``US16/123456``, ``US29/680800``,
  ``US60/195933``. The slash stays because ``US16123456`` would be a patent. Grants,
  publications, continuity and provisional filings all use this form.
- International applications ``WOPCT/US2013/012345``; their publications ``WO2020123456A1``
  (four digits of year, six of serial); Hague registrations ``WODM204457``.
- EUIPO designs ``EM008123456-0001``; European patents with seven digits: ``EP0123456A1``.
- Chinese applications, also as ``ZL``, with their check digit: ``CN202310123456.2``.
- Marks, with one number from the application on: ``USTM76044902`` (serial number),
  ``EMTM018123456`` (nine digits), ``CNTM12345678``, ``WOTM1234567`` (Madrid); elsewhere as
  printed: ``GBTMUK00003123456``. A US registration ``USRN2178784`` leads to the mark that has
  it.
- Works: ``USWKVA0002345678``. Spellings of both are in ``marks``.
- Elsewhere: the office's letters and digits without separators; a last digit after a point is
  the check digit of an application and stays: ``EP20123456.7``.
"""

from maodun.domain.numbers.rights import RightNumber, parse_number, us_application

__all__ = ["RightNumber", "parse_number", "us_application"]

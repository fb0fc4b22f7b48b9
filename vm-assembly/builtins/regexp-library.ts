// The natives of lib/regexp.ts by number. See abi/intrinsics.ts.

import { IntrinsicCall } from '../abi/intrinsics.ts';
import { EXCEPTION, fromString, payload } from '../value/value.ts';
import { Native, arg } from './native.ts';
import { regExpText, sealRegExp } from './regexp.ts';
import {
  regExpCanSplitCall, regExpCapturesCall, regExpCollectCall, regExpGroupsCall, regExpIteratorCall, regExpMatchCall, regExpPristineCall,
  regExpReplaceCall, regExpSearchCall, regExpSplitCall,
} from './regexp-all.ts';

function regExpTextCall(fp: usize, argc: i32): u64 {
  const s = regExpText(payload(arg(fp, argc, 0)));
  return s != 0 ? fromString(s) : EXCEPTION;
}

/** Wasm table index of intrinsic `id`, one of these. */
export function regExpIntrinsic(id: u32): u32 {
  switch (id) {
    case IntrinsicCall.regexpPristine: return (<Native>regExpPristineCall).index;
    case IntrinsicCall.regexpCanSplit: return (<Native>regExpCanSplitCall).index;
    case IntrinsicCall.regexpMatch: return (<Native>regExpMatchCall).index;
    case IntrinsicCall.regexpSearch: return (<Native>regExpSearchCall).index;
    case IntrinsicCall.regexpReplace: return (<Native>regExpReplaceCall).index;
    case IntrinsicCall.regexpSplit: return (<Native>regExpSplitCall).index;
    case IntrinsicCall.regexpCollect: return (<Native>regExpCollectCall).index;
    case IntrinsicCall.regexpCaptures: return (<Native>regExpCapturesCall).index;
    case IntrinsicCall.regexpGroups: return (<Native>regExpGroupsCall).index;
    case IntrinsicCall.regexpIterator: return (<Native>regExpIteratorCall).index;
    case IntrinsicCall.regexpText: return (<Native>regExpTextCall).index;
    default: return (<Native>sealRegExp).index;
  }
}
